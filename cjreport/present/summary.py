"""The summary: findings in brief, and a row for each indicator beside similar areas and the country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cjreport.inputs.periods import label
from cjreport.measures.frame import FAMILY_GROUP, SCOTLAND, YEAR_BEFORE
from cjreport.present.blocks import Column, Findings, Mark, Runs, Spine, Table, Text
from cjreport.present.figures import Address, Figures, say, when
from cjreport.present.words import change, level

if TYPE_CHECKING:
    from cjreport.inputs.frameworks import Indicator

Tone = Literal["better", "worse", "different", "same", "unknown"]
TONES: dict[str, Tone] = {
    "better": "better",
    "worse": "worse",
    "higher": "different",
    "lower": "different",
    "not different": "same",
}
BESIDE = {
    "better": "Better than {country}",
    "worse": "Worse than {country}",
    "higher": "Higher than {country}",
    "lower": "Lower than {country}",
    "not different": "About the same as {country}",
}
CHANGES_TOLD = 2
"""How many changes beyond chance the findings tell, the largest in proportion first."""


def findings(figures: Figures, unknown: tuple[Runs, ...]) -> Findings:
    """Choose what to say first: the headline, the clearest changes, levels of other kinds, then what is not known.

    The headline is the first context line with a figure; a change is told if it is beyond chance.
    """
    held = [i.id for i in figures.inputs.library.context if i.kind != "count" and figures.latest(i.id)]
    headline, others = held[:1], held[1:]
    changed = sorted((name for name in held if _changed(figures, name)), key=lambda name: -_share(figures, name))
    proportions = [name for name in others if figures.indicator(name).kind == "proportion"]
    told = [
        *(level(figures, name) for name in headline),
        *(change(figures, name) for name in changed[:CHANGES_TOLD]),
        *(level(figures, name) for name in proportions),
    ]
    return Findings(items=(*told, *unknown))


def _since(figures: Figures, name: str) -> Address:
    return Address(name, figures.inputs.area.code, figures.latest(name) or "", YEAR_BEFORE)


def _changed(figures: Figures, name: str) -> bool:
    row = figures.at(_since(figures, name))
    return row is not None and row["comparison"] not in {"not different", "not assessed"}


def _share(figures: Figures, name: str) -> float:
    row = figures.at(_since(figures, name))
    return abs(float(row["difference"] / row["comparator_value"])) if row is not None else 0.0


def summary_table(figures: Figures) -> Table:
    """Set out each context line that is a rate or a proportion, a row each."""
    area, country = figures.inputs.area.name, figures.inputs.library.areas.country.name
    lines = [i for i in figures.inputs.library.context if i.kind in {"rate", "proportion"}]
    areas = len(figures.inputs.library.areas.all)
    return Table(
        caption=f"{area} beside similar areas and {country}",
        columns=(
            Column(name="Indicator"),
            Column(name=area, figures=True),
            Column(name="Family group", figures=True),
            Column(name=country, figures=True),
            Column(name=f"All {areas} areas, lowest to highest"),
            Column(name="Comparison"),
            Column(name="Since a year before"),
        ),
        rows=tuple(_row(figures, line) for line in lines),
        notes=_notes(figures),
        layout="summary",
    )


def _row(figures: Figures, indicator: Indicator) -> tuple[Runs, ...]:
    period = figures.latest(indicator.id) or figures.inputs.period
    own = Address(indicator.id, figures.inputs.area.code, period)
    country = own._replace(area=figures.inputs.library.areas.country.code)
    unit = when(indicator, period) if indicator.kind == "proportion" else f"{indicator.unit}, {label(period)}"
    return (
        (Text(text=f"{indicator.title} "), Text(text=unit, style="muted")),
        say(figures.number(own, strong=True)),
        say(figures.number(own._replace(area=FAMILY_GROUP))),
        say(figures.number(country)),
        _spine(figures, own),
        _comparison(figures, own),
        _since_before(figures, own),
    )


def _spine(figures: Figures, own: Address) -> Runs:
    rows = figures.rows(own.indicator)
    rows = rows[(rows["period"] == own.period) & rows["value"].notna()]
    values = rows[~rows["area_code"].isin([FAMILY_GROUP, figures.inputs.library.areas.country.code])]["value"]
    row, country = figures.at(own), _country_value(figures, own)
    if row is None or values.empty or row["value"] != row["value"]:
        return say(Text(text="[x]", style="muted"))
    low, high = values.quantile([0.25, 0.75])
    tone = TONES.get(_word(figures, own), "same")
    return (
        Spine(
            lowest=values.min(),
            lower_quartile=low,
            upper_quartile=high,
            highest=values.max(),
            scotland=country,
            area=row["value"],
            tone=tone,
            words=_place_in_words(float(row["value"]), low, high),
        ),
    )


def _place_in_words(value: float, low: float, high: float) -> str:
    if value < low:
        return "Among the lowest quarter of areas."
    return "Among the highest quarter of areas." if value > high else "Within the middle half of areas."


def _country_value(figures: Figures, own: Address) -> float | None:
    row = figures.at(own._replace(area=figures.inputs.library.areas.country.code))
    return None if row is None else float(row["value"])


def _word(figures: Figures, own: Address) -> str:
    row = figures.at(own._replace(comparator=SCOTLAND))
    return "not assessed" if row is None else str(row["comparison"])


def _comparison(figures: Figures, own: Address) -> Runs:
    word = _word(figures, own)
    text = BESIDE.get(word, "Not assessed").format(country=figures.inputs.library.areas.country.name)
    return (Mark(tone=TONES.get(word, "unknown"), text=text),)


def _since_before(figures: Figures, own: Address) -> Runs:
    row = figures.at(own._replace(comparator=YEAR_BEFORE))
    if row is None or row["difference"] != row["difference"]:
        return (Mark(tone="unknown", text="Not assessed"),)
    number = figures.number(own._replace(comparator=YEAR_BEFORE), "difference")
    word = str(row["comparison"])
    if word == "not assessed":
        return say(number, Text(text=", not assessed", style="muted"))
    return say(number, Text(text=", within chance" if word == "not different" else ", beyond chance", style="muted"))


def _notes(figures: Figures) -> tuple[Runs, ...]:
    area, areas = figures.inputs.area, figures.inputs.library.areas
    group = areas.family_group(area, "people")
    names = ", ".join(sorted(a.name for a in group))
    marks = (
        f"Light band: all areas. Dark band: the middle half. Upright line: {areas.country.name}. The area is a diamond "
        "where it differs, neither good nor bad in itself, and an open circle where there is no clear difference."
    )
    shorthand = "[x] not available. [z] does not apply. [c] withheld by the publisher."
    return (
        say(marks),
        say(f"Family group: {names}, taken together without {area.name}.") if group else say("No family group."),
        say(f"Each figure is the latest up to {label(figures.inputs.period)}. {shorthand}"),
    )

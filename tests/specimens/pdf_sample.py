"""A report with every kind of block, about plainly fictional Isles."""

import base64
from functools import cache
from io import StringIO
from pathlib import Path

import font_roboto
import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure as Drawing

from cjreport.inputs.item import Item
from cjreport.present.blocks import (
    Account,
    Bullets,
    Callout,
    Column,
    Details,
    Fact,
    Figure,
    Front,
    Heading,
    MainPoints,
    Picture,
    Prose,
    Table,
)
from cjreport.present.text_runs import Mark, Number, Spine, Text

STYLE = {"svg.fonttype": "none", "svg.hashsalt": "cjreport", "font.family": "Roboto", "font.size": 11}
YEARS = [f"{year}‑{year % 100 + 1:02d}" for year in range(2015, 2025)]
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def runs(*words):
    """Make runs of plain strings, leaving runs as they are."""
    return tuple(Text(text=word) if isinstance(word, str) else word for word in words)


def bold(words):
    """Make words strong."""
    return Text(text=words, style="strong")


def prose(*words):
    """Make a paragraph."""
    return Prose(runs=runs(*words))


def heading(level, words):
    """Make a heading."""
    return Heading(level=level, runs=runs(words))


def figure_of(value, text=None, *, strong=False):
    """Make a number with its address."""
    shown = text or f"{value:,}"
    return Number(text=shown, value=value, measure="crime", area="E01", period="2024-25", strong=strong)


@cache
def chart(*values):
    """Draw a line over the years as SVG with its words kept as text."""
    for weight in ("Regular", "Bold"):
        font_manager.fontManager.addfont(Path(font_roboto.__file__).parent / "files" / f"Roboto-{weight}.ttf")
    with mpl.rc_context(STYLE):
        drawing = Drawing(figsize=(8.7, 3.4))
        axes = drawing.add_axes((0.07, 0.12, 0.72, 0.83))
        axes.plot(YEARS, values, color="#002d54", linewidth=2.6, marker="o")
        axes.plot(YEARS, [value * 1.3 for value in values], color="#5e5e5e", linestyle="--")
        axes.text(9.3, values[-1], f"Isles of Example {values[-1]}", color="#002d54", weight="bold")
        axes.text(9.3, values[-1] * 1.3, "Scotland", color="#5e5e5e")
        axes.set_ylim(0, max(values) * 1.5)
        axes.set_xticks(range(0, 10, 2))
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.grid(axis="y", color="#ebebeb")
        page = StringIO()
        drawing.savefig(page, format="svg", metadata={"Date": None})
    return page.getvalue()


def line(*values):
    """Draw a line over the years as the package's own charts are drawn."""
    points = "L".join(f"{60 * place} {300 - value / 2}" for place, value in enumerate(values))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="860" height="340" viewBox="0 0 860 340" font-family="Roboto">'
        f'<path d="M{points}" fill="none" stroke="#002d54" stroke-width="2.6"/>'
        f'<text x="600" y="90" font-weight="700" fill="#002d54">Isles of Example {values[-1]}</text>'
        '<text x="600" y="60" fill="#5e5e5e">Scotland</text></svg>'
    )


def table(rows=10, *, caption="Recorded crime in the Isles of Example", notes=()):
    """Make a plain table of figures by year."""
    names = ("Year", "Crimes", "Rate", "Lower", "Upper")
    return Table(
        caption=caption,
        columns=tuple(Column(name=name, figures=name != "Year") for name in names),
        rows=tuple(
            tuple(
                runs(cell)
                for cell in (
                    f"Year {row + 1}",
                    figure_of(1200 + 37 * row),
                    figure_of(390.5),
                    "371.2",
                    "410.8",
                )
            )
            for row in range(rows)
        ),
        notes=notes,
    )


def shown(index, *, rows=10, alt="A line that stays near 390 over ten years, below Scotland's dashed line."):
    """Make a chart with its figures."""
    drawing = line(*(390 + (step * index * 7) % 41 for step in range(10)))
    return Figure(
        name=f"chart-{index}",
        title=runs("Recorded crime has stayed below Scotland’s rate for ten years"),
        subtitle="Crimes recorded by the police per 10,000 people, 2015‑16 to 2024‑25. Shaded: 95% interval.",
        wide=drawing,
        narrow=drawing,
        alt=alt,
        table=table(rows) if rows else None,
    )


def summary():
    """Make the summary table: a row for each tone."""
    names = ("Indicator", "Isles of Example", "Similar councils (median)", "Scotland", "All 8 areas, lowest to highest")
    columns = [Column(name=name, figures=1 <= place <= 3) for place, name in enumerate(names)]
    columns += [Column(name="Comparison"), Column(name="Since 2023‑24")]
    facts = (
        ("Recorded crime", "better", 390.5, "Lower than Scotland", "↓ 1%"),
        ("Non-sexual crimes of violence", "worse", 1115.4, "Higher than Scotland", "↑ 5%"),
        ("Sexual crimes", "different", 331.2, "Higher than Scotland", "↑ 20%"),
        ("Crimes of dishonesty", "same", 510.7, "No clear difference from Scotland", "→ no clear change"),
        ("People sentenced to a community payback order", "different", 61.6, "Lower than Scotland", "↓ 1%"),
    )
    return Table(
        caption="Isles of Example beside similar areas and Scotland, 2024‑25",
        columns=tuple(columns),
        rows=tuple(summary_row(*each) for each in facts),
        notes=(
            runs("Light band: all 8 areas. Dark band: the middle half. Line: Scotland."),
            runs("Figures marked [p] are provisional."),
        ),
        layout="summary",
    )


def summary_row(name, tone, value, words, change):
    """Make one row of the summary."""
    spine = Spine(
        lowest=value * 0.5,
        lower_quartile=value * 0.8,
        upper_quartile=value * 1.2,
        highest=value * 2,
        country=value * 1.3,
        area=value,
        tone=tone,
        words=f"{name}: {words.lower()}, among 8 areas",
    )
    grey = Text(text="544.8", style="muted")
    return (
        (Text(text=name), Text(text=" per 10,000 people", style="muted")),
        (figure_of(value, strong=True),),
        (Text(text="422.3", style="muted"),),
        (grey,),
        (spine,),
        (Mark(tone=tone, text=words),),
        runs(change),
    )


def front():
    """Make the front matter."""
    return Front(
        item=Item(kind="area", code="E01", place="Isles of Example", period="2024-25", country="example"),
        period="2024‑25",
        title="Isles of Example, 2024‑25",
        subtitle="Annual report on community justice outcomes",
        country="Example",
        example=True,
        facts=(
            Fact(term="Period", runs=runs("1 April 2024 to 31 March 2025")),
            Fact(term="Framework", runs=runs("Community Justice Performance Framework 2023")),
            Fact(term="Partnership", runs=runs("Isles of Example Community Justice Partnership")),
            Fact(
                term="Partners",
                runs=runs("The council, the police, the health board and the third sector"),
            ),
            Fact(term="Published", runs=runs("30 September 2025")),
        ),
        downloads=(("Data (CSV)", "data.csv"),),
    )


def account(*, long=False):
    """Make an account of an outcome, its parts short or long."""
    words = "The partnership met four times and moved two workers into the court. " * (9 if long else 1)
    return Account(
        parts=(
            ("What was done", (prose(words),)),
            ("How do we know", (prose("Case records: ", bold("214 people"), " were offered support."),)),
            ("Is it achieved?", (prose(Text(text="Not supplied. The Act asks for this.", style="muted")),)),
        )
    )


def outcome(number, name, *extra, long=False):
    """Make one outcome: account, chart and what else is given."""
    return (heading(2, f"{number} {name}"), account(long=long), shown(number), *extra)


def words():
    """Make every style of run, lists in lists and a fold."""
    link = Text(text="the framework", href="https://www.example.org/framework?year=2023&part=1")
    gaelic = Text(text="Com-pàirteachas Ceartas Coimhearsnachd nan Eilean", lang="gd")
    inner = Bullets(items=((prose("court"),), (prose("custody"),)), ordered=True)
    return (
        heading(2, "About the area"),
        prose("Plain, ", bold("strong"), ", ", Text(text="stressed", style="emphasis"), ", ", link, "."),
        prose(
            "Gaelic: ",
            gaelic,
            ". A code: ",
            Text(text="measures.csv", style="code"),
            " #not *markup* $x$.",
        ),
        heading(3, "Where people are met"),
        Bullets(items=((prose("in two places:"), inner), (prose("at home"),))),
        Details(
            summary="How the area was chosen",
            blocks=(prose("It was made up."), heading(4, "In brief"), prose("By a script.")),
        ),
    )


def sample():
    """Make the whole report: eight charts, every kind of block."""
    svg = base64.b64encode(chart(*(100 + 9 * step for step in range(10))).encode()).decode()
    return (
        front(),
        Callout(
            title="Before you read",
            blocks=(
                prose("Not a real area. Figures for outcomes 1 to 4 are provisional ", bold("[p]"), "."),
                Bullets(items=((prose("One year only."),), (prose("No council is meant."),))),
            ),
        ),
        heading(2, "In brief"),
        MainPoints(
            items=(
                runs(
                    bold("Recorded crime is lower than in Scotland as a whole"),
                    ": 390 per 10,000, not 545.",
                ),
                runs(bold("Sexual crimes rose"), " by more than chance would explain."),
                runs(bold("Not known:"), " whether people leaving prison found a settled home."),
            )
        ),
        heading(2, "Summary"),
        summary(),
        *words(),
        *outcome(1, "Diversion from prosecution"),
        *outcome(2, "Support in police custody", long=True),
        *outcome(3, "Bail supervision", table(60, caption="Sixty long years", notes=(runs("Made up."),))),
        *outcome(4, "Community sentences", shown(5, rows=30), shown(6, rows=0)),
        heading(2, "Wider context"),
        shown(7, rows=0),
        shown(8, rows=4),
        Picture(media_type="image/svg+xml", data=svg, alt="A rising line.", title="Drawn by an analyst"),
        Picture(media_type="image/png", data=PIXEL, alt="One grey dot."),
        heading(2, "Glossary"),
        prose("Words and what they mean."),
    )

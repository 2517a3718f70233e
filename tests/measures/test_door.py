"""What others may call takes pandas objects by their labels alone, refuses what is no number and labels answers."""

import inspect
import pickle
import subprocess
import sys
from decimal import Decimal
from enum import EnumMeta
from types import FunctionType

import numpy as np
import pandas as pd
import pytest
from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from cjreport import measures
from cjreport.measures.door import BY_KEY, FIGURES, OF_THEIR_OWN, ONE_NUMBER, WORDS, at_the_door
from cjreport.measures.door import SEVERAL as TOGETHER
from cjreport.measures.statistics.areas.between_areas import Line
from cjreport.measures.statistics.quarters.prime_charts import ARCSINE

FUNCTIONS = {name: found for name in measures.__all__ if isinstance(found := getattr(measures, name), FunctionType)}
HEAVY = ("numpy", "pandas", "scipy")
FEW, MANY, MORE = [1.0, 2.0, 30.0], [10.0, 20.0, 40.0], [100.0, 200.0, 500.0]
SERIES = [[5.0, 6, 7, 8, 9], [9.0, 8, 7, 6, 5], [5.0, 6, 5, 6, 5]]
TABLE = [[100.0] * 5, [200.0] * 5, [300.0] * 5]
QUARTERS = [float(place % 3) for place in range(14)]
AREAS = [float(place) for place in range(5, 17)]
LINE = Line(1.0, np.nan, 0.0, 0.1, 0.1, np.nan, 9.0)
# Whatever takes figures of several areas, and arguments that it takes.
SEVERAL = {
    "wilson": (FEW, MANY),
    "poisson_rate": (FEW, MANY),
    "beside_benchmark": (FEW, MANY, FEW),
    "beside_interval": (FEW, MANY, FEW, MANY),
    "beside_target": (FEW, MANY, ["higher", "lower", "higher"]),
    "beside_target_interval": (FEW, MANY, FEW, ["higher", "lower", "higher"]),
    "beside_target_range": (FEW, FEW, MANY, ["higher", "lower", "higher"]),
    "proportions_change": (FEW, MANY, FEW, MANY),
    "rates_change": (FEW, MANY, FEW, MANY),
    "change_words": (MANY, FEW, MORE),
    "in_direction": (["higher", "lower", "not different"], ["lower", "higher", "none"]),
    "trend_markers": (SERIES, TABLE, "rate"),
    "change_over_years": (SERIES, TABLE, "rate"),
    "unlike_others": (FEW, MANY, FEW, MORE),
    "dispersion_of_changes": (SERIES, TABLE),
    "on_scale": (FEW, "rate"),
    "off_scale": (FEW, "rate"),
    "chance_of": (MANY, FEW, MORE),
    "discoveries": ([0.001, 0.2, 0.01], ["a", "a", "b"]),
    "p_prime": (QUARTERS, [place + 9.0 for place in QUARTERS]),
    "u_prime": (QUARTERS, [place + 9.0 for place in QUARTERS]),
    "chart_quarters": ([each / 9 for each in QUARTERS], [9.0] * 14, ARCSINE),
    "expected_of_another": (LINE, FEW),
    "usual_limits": (MANY, LINE, "rate"),
    "change_on_scale": ((FEW, MANY), (FEW, MORE), "rate"),
    "change_by_chance": ((FEW, MANY), (FEW, MORE), "rate"),
    "times_chance": (([1.0, 2.0, 3.0], FEW), MANY),
    "widened": (MANY, (FEW, MORE), FEW),
    "trend_in_direction": (["increasing", "decreasing", "no change"], ["lower", "higher", "none"]),
    "weighted_slope": (SERIES, TABLE, TABLE),
    "funnel_significance": (FEW, MANY),
    "funnel_limits": (MANY, 0.1),
    "unusual_among": (FEW, MANY, "rate"),
    "xmr": (QUARTERS,),
    "assurance": (FEW, MANY, FEW, ["higher", "lower", "higher"]),
    "student_mean": (SERIES,),
    "shrunken_rates": (FEW, MANY),
    "expected_counts": (FEW, MANY, MORE),
    "interval_standard_error": (FEW, MANY),
    "interval_p_value": (MANY, FEW, MORE),
    "published_difference": (FEW, MANY, FEW, MANY),
    "published_ratio": (FEW, MANY, FEW, MANY),
    "published_trends": (SERIES, SERIES, TABLE),
    "published_unusual": (FEW, MANY),
}
# What gives one answer of all areas, or none of their shape.
IN_ALL = {
    "trend_marker": (SERIES[0], TABLE[0], "rate"),
    "dispersion": (FEW, MANY, "rate"),
    "funnel_curves": (FEW, MANY, "rate"),
    "xmr_limits": (QUARTERS,),
    "underlying_rates": (FEW, MANY),
    "line_among": (FEW, MANY),
    "usual_line": (AREAS, [90 * each for each in AREAS], "rate"),
    "pooled_autocorrelation": (SERIES,),
    "scale_of": ("rate", FEW),
    "published_slope": (FEW, MANY),
    "published_among_areas": (FEW, MANY),
    "spread_of": (QUARTERS,),
    "in_widths": (1.0, QUARTERS),
    "widest_share": (FEW, MANY, MANY),
    "class_limits": (QUARTERS,),
    "class_of": (1.0, FEW),
    "are_mostly_small": (FEW,),
}
OF_FIGURES = [*SEVERAL, *IN_ALL]
OF_WORDS, OF_PAIRS = {"in_direction", "trend_in_direction"}, {"change_on_scale", "change_by_chance"}


def labelled(given):
    """Make lists Series, and lists of lists tables, of one index, also where two are given together."""
    if isinstance(given, tuple) and not hasattr(given, "_fields"):
        return tuple(map(labelled, given))
    if not isinstance(given, list):
        return given
    return (pd.DataFrame if isinstance(given[0], list) else pd.Series)(given, index=[*"abcdefghijklmn"[: len(given)]])


def as_arrays(given):
    """Make lists arrays, also where two are given together."""
    if isinstance(given, tuple) and not hasattr(given, "_fields"):
        return tuple(map(as_arrays, given))
    return np.array(given) if isinstance(given, list) else given


def parts_of(answer):
    """The arrays, Series and tables of an answer, or the answer itself."""
    return (
        [*answer] if isinstance(answer, tuple) else [*vars(answer).values()] if hasattr(answer, "rules") else [answer]
    )


def alone(arguments, name, wrong):
    """Put a wrong argument among others; beside a Series these are single, so that nothing but it is at fault."""
    single = {other: np.ravel(each)[0] if isinstance(each, list) else each for other, each in arguments.items()}
    single |= {other: (1.0, 2.0) for other, each in arguments.items() if type(each) is tuple}
    return (single if isinstance(wrong, pd.Series) else arguments) | {name: wrong}


def first_figures(name):
    """The name of the first parameter that takes several figures."""
    signature = inspect.signature(FUNCTIONS[name])
    return next(p for p in signature.parameters if f"{signature.parameters[p].annotation}".startswith(FIGURES))


def test_all_that_is_offered_is_there():
    """Each name leads to something, another to nothing, and a star imports them all."""
    everything = {}
    exec("from cjreport.measures import *", everything)  # noqa: S102 - a star is for modules alone

    assert all(everything[name] is getattr(measures, name) for name in measures.__all__)
    assert dir(measures) == sorted(measures.__all__)
    assert not hasattr(measures, "nothing_of_the_sort")


def test_nothing_is_loaded_before_it_is_used():
    """Neither the package nor its measures load what calculates."""
    program = f"import sys, cjreport, cjreport.measures\nprint([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)

    assert ran.stdout == "[]\n"


def test_numbers_and_arrays_need_no_pandas():
    """Who gives none does not wait for it."""
    program = "import sys\nfrom cjreport.measures import wilson\nprint(wilson([1], 2), 'pandas' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)

    assert ran.stdout.endswith("False\n")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_known_by_its_parameters(name):
    """What each takes is one of the kinds that the door checks, or no figure; its docstring and signature are kept."""
    function, inner = FUNCTIONS[name], FUNCTIONS[name].__wrapped__
    others = {"Kind", "Scale", "bool", "str", "Dispersion", "Autocorrelation"}
    for parameter, each in inspect.signature(function).parameters.items():
        known = each.annotation in {*ONE_NUMBER, BY_KEY, *others} or each.annotation.startswith((*FIGURES, *TOGETHER))
        assert known or parameter in WORDS, parameter

    assert function.__doc__ == inner.__doc__
    assert str(inspect.signature(function)) == str(inspect.signature(inner))
    assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301 - our own


def test_every_function_that_takes_several_figures_is_tried_here():
    """The tables above leave out none."""
    signatures = {name: inspect.signature(function).parameters.values() for name, function in FUNCTIONS.items()}
    kinds = (*FIGURES, *TOGETHER)
    several = {name for name, taken in signatures.items() if any(p.annotation.startswith(kinds) for p in taken)}

    assert several - OF_WORDS - {"widened_limits"} == {*OF_FIGURES} - OF_WORDS


@pytest.mark.parametrize("name", SEVERAL)
def test_labels_come_back(name):
    """What has the shape of Series or tables that were given has their labels, and the figures are the same."""
    function = FUNCTIONS[name]
    told = parts_of(function(*map(labelled, SEVERAL[name])))
    bare = parts_of(function.__wrapped__(*map(as_arrays, SEVERAL[name])))

    assert all(isinstance(part, pd.Series | pd.DataFrame) for part in told if np.ndim(part))
    assert any(np.ndim(part) for part in told)
    for part, figures in zip(told, bare, strict=True):
        assert not np.ndim(part) or [*part.index] == [*"abcdefghijklmn"[: len(part)]]
        assert_array_equal(np.asarray(part), np.asarray(figures))


@pytest.mark.parametrize("name", IN_ALL)
def test_an_answer_for_all_is_the_same_of_series(name):
    """It has no labels to keep, and does not depend on them."""
    told, bare = (FUNCTIONS[name](*arguments) for arguments in (map(labelled, IN_ALL[name]), IN_ALL[name]))

    assert repr(told) == repr(bare)


@pytest.mark.parametrize(
    "name", [n for n, args in (SEVERAL | IN_ALL).items() if sum(isinstance(a, list) for a in args) > 1]
)
@given(data=st.data())
def test_what_is_not_in_one_order_is_never_paired(name, data):
    """Series and tables whose labels stand in another order, or are others, are refused, whichever it is."""
    arguments = [labelled(each) for each in (SEVERAL | IN_ALL)[name]]
    tables = [place for place, each in enumerate(arguments) if isinstance(each, pd.Series | pd.DataFrame)]
    place = data.draw(st.sampled_from(tables))
    index = [*arguments[place].index]
    other = data.draw(
        st.permutations(index).filter(lambda order: order != index) | st.just([*"ABCDEFGHIJKLMN"[: len(index)]])
    )
    arguments[place] = arguments[place].set_axis(other)

    with pytest.raises(ValueError, match="do not have the same index in the same order: align them first"):
        FUNCTIONS[name](*arguments)


def test_figures_that_are_given_together_are_checked_one_by_one():
    """Counts and their bases, or two limits: each is aligned with all others, and none of them is text."""
    few, many, more = map(labelled, (FEW, MANY, MORE))

    with pytest.raises(ValueError, match=r"counts\[0\] and before\[1\] do not have the same index"):
        measures.change_by_chance((few, many), (few, more[::-1]), "rate")
    with pytest.raises(ValueError, match=r'before\[0\] must be numbers, and "9" is text'):
        measures.change_by_chance((9, 90), ("9", 90), "rate")
    with pytest.raises(ValueError, match="upper has no index to align with that of lower"):
        measures.beside_benchmark(few, (10, 20, 40), 5)


def test_tables_are_aligned_by_both_labels():
    """Columns in another order are refused too, and so is a Series beside a table."""
    table = pd.DataFrame(SERIES, columns=range(2019, 2024))

    with pytest.raises(ValueError, match="do not have the same columns in the same order"):
        measures.poisson_rate(table, table[table.columns[::-1]])
    with pytest.raises(ValueError, match="must both be Series or both be DataFrames"):
        measures.poisson_rate(table, table[2019])
    assert measures.poisson_rate(table, 100)[0].equals(measures.poisson_rate(table, table * 0 + 100)[0])


@pytest.mark.parametrize("other", [[10, 20, 40], np.array([10, 20, 40])])
def test_an_array_beside_a_series_is_refused(other):
    """It has no labels to be aligned by; a single number needs none."""
    with pytest.raises(ValueError, match="denominator has no index to align with that of numerator"):
        measures.wilson(labelled(FEW), other)
    assert isinstance(measures.wilson(labelled(FEW), 40)[0], pd.Series)


@pytest.mark.parametrize("name", [name for name in OF_FIGURES if name not in OF_WORDS | OF_PAIRS])
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("1", '"1" is text'),
        ([1, "2"], '"2" is text'),
        ([1, True], '"True" is a truth value'),
        (np.array([False]), '"False" is a truth value'),
        (np.array(["2020-01-01"], "datetime64[ns]"), "is a datetime64"),
        (np.array([1], "timedelta64[D]"), "is a timedelta64"),
        (pd.Series(["1"]), '"1" is text'),
        (pd.Series([True]), "is a truth value"),
        ([1j], "is a complex"),
        ([[1], [1, 2]], "several numbers"),
    ],
)
def test_what_is_no_number_is_refused(name, wrong, told):
    """Neither text nor truth values nor dates are taken for figures; the message names the parameter."""
    arguments = inspect.signature(FUNCTIONS[name]).bind(*(SEVERAL | IN_ALL)[name]).arguments
    first = first_figures(name)

    with pytest.raises(ValueError, match=f"{first} must be numbers, and .*{told}"):
        FUNCTIONS[name](**alone(arguments, first, wrong))


@pytest.mark.parametrize("name", [n for n, f in FUNCTIONS.items() if "confidence" in inspect.signature(f).parameters])
@pytest.mark.parametrize(
    ("wrong", "told"),
    [([0.9, 0.95], "several numbers"), ("0.95", "text"), (True, "a truth value"), (None, "nothing"), ({}, "a dict")],
)
def test_a_confidence_is_a_single_number(name, wrong, told):
    """Anything else is refused in plain words."""
    one = {"all": 100}
    arguments = (SEVERAL | IN_ALL).get(name, (one, one, one) if name == "direct_rate" else (50, one, one, one))
    arguments = (MANY, measures.dispersion(FEW, MANY, "rate"), "rate") if name == "widened_limits" else arguments

    with pytest.raises(ValueError, match=f"confidence must be a single number such as 0.95, not {told}"):
        FUNCTIONS[name](*arguments, confidence=wrong)


@pytest.mark.parametrize(
    "given",
    [
        [1, None, 3],
        np.array([1, np.nan, 3], dtype=object),
        np.ma.array([1, 2, 3], mask=[False, True, False]),
        [Decimal(1), Decimal("NaN"), Decimal(3)],
        [1, pd.NA, 3],
        pd.Series([1, None, 3], dtype="Int64"),
        pd.Series([1, None, 3], dtype="category"),
        pd.Series([1, None, 3], dtype="float32"),
    ],
    ids=repr,
)
def test_numbers_may_be_held_in_many_ways(given):
    """Objects that are numbers, whole ones that may be missing and masked ones are figures; what is missing is NaN."""
    told = measures.wilson(given, 10)

    assert_array_equal(np.array(told, dtype=float), np.array(measures.wilson([1, np.nan, 3], 10)))


def test_words_have_room_for_longer_ones():
    """Another word put among them is not cut, in an array or a Series; single answers are single words."""
    words, series = (
        measures.beside_benchmark([1, 2], [2, 3], 5),
        measures.beside_benchmark(*[labelled([1.0, 2.0])] * 2, 5),
    )
    words[0] = series["a"] = "decreasing and getting better"

    assert words.tolist() == series.tolist() == ["decreasing and getting better", "lower"]
    assert isinstance(measures.beside_benchmark(1, 2, 5), str)
    assert isinstance(measures.student_mean([1])[0], float)
    assert measures.in_direction(words[1:], "lower").tolist() == ["better"]


def test_a_chart_is_labelled_and_curves_are_not():
    """Points of a chart are those given; a funnel's curves run over sizes of their own, of which there are 24."""
    quarters = pd.Series(QUARTERS, pd.period_range("2020Q1", periods=14, freq="Q"))
    areas = pd.Series(np.arange(1.0, 25), [*"abcdefghijklmnopqrstuvwx"])
    curves = measures.funnel_curves(areas, areas * 50, "rate")

    assert measures.xmr(quarters).points.index.equals(quarters.index)
    assert curves.bases.shape == areas.shape
    assert isinstance(curves.bases, np.ndarray)
    assert {*OF_THEIR_OWN} <= {*FUNCTIONS}


def test_figures_by_stratum_are_joined_by_key():
    """They may stand in any order; what has no keys, or no numbers, is refused."""
    counts, people = pd.Series({"a": 20, "b": 30}), pd.Series({"b": 300, "a": 100})

    assert measures.direct_rate(counts, people, {"b": 1, "a": 1}, 100).value == pytest.approx(15)
    with pytest.raises(ValueError, match=r"populations must be labelled, .* not several numbers"):
        measures.direct_rate(counts, [100, 300], {"b": 1, "a": 1})
    with pytest.raises(ValueError, match='standard must be numbers, and "1" is text'):
        measures.direct_rate(counts, people, {"b": "1", "a": 1})
    with pytest.raises(ValueError, match="counts must be labelled"):
        measures.direct_rate(counts.to_frame(), people, {"b": 1, "a": 1})


def test_a_new_function_needs_nothing_but_its_annotations():
    """Any function of figures can be put behind the door."""

    @at_the_door
    def doubled(figures: "ArrayLike", times: "float" = 2) -> "Floats":  # noqa: F821 - a name is enough
        """Double figures."""
        return np.asarray(figures) * times

    assert doubled(labelled(FEW)).equals(2 * labelled(FEW))
    with pytest.raises(ValueError, match='figures must be numbers, and "a" is text'):
        doubled(["a"])
    with pytest.raises(ValueError, match="times must be a single number, not several numbers"):
        doubled(FEW, FEW)


def test_value_types_and_constants_are_themselves():
    """The door is for functions alone."""
    assert isinstance(measures.Comparison, EnumMeta)
    assert (measures.SMALL_COUNT, measures.EXACT_BELOW) == (10, 10)

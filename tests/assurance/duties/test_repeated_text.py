"""Texts that a return has from last period's, or under one outcome from another."""

from cjreport.assurance.duties.repeated_text import same_as_last_period, same_under_two_outcomes
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather


def inputs(home, period="2024-25"):
    return gather(Workbench(home), "Example City", period)


def test_text_of_last_year_is_known_again_with_its_figures_changed(home, rewrite):
    """Years and numbers are left out of the comparison; words of its own make another text."""
    before = (
        "A review of all letters began in the summer of 2023 and ended in the winter, with the help of a reading group."
    )
    file = home / "params" / "2024-25" / "example-city.yaml"
    rewrite(file, "Vacancies in two teams lasted for most of the autumn.", before.replace("2023", "2024"))
    assert [f.rule for f in same_as_last_period(inputs(home))] == ["repeated-text"]

    rewrite(
        file, "began in the summer of 2024 and ended in the winter, with the help of a reading group", "found no fault"
    )

    assert [*same_as_last_period(inputs(home))] == []


def test_text_of_one_outcome_is_not_that_of_another(home):
    """Word for word under two outcomes it is found once, at the later; a few words may be alike by chance."""
    text = "Teams met every month and wrote down what each of them had found out about waiting."
    words = inputs(home).the_return
    first, second, *_ = words.outcomes
    both = {key: words.outcomes[key].model_copy(update={"evidence": text}) for key in (first, second)}

    [found] = same_under_two_outcomes(words.model_copy(update={"outcomes": words.outcomes | both}))

    assert (found.rule, found.path[:2]) == ("same-text", ("outcomes", second))
    short = {key: words.outcomes[key].model_copy(update={"evidence": "Teams met."}) for key in (first, second)}
    assert not [*same_under_two_outcomes(words.model_copy(update={"outcomes": words.outcomes | short}))]

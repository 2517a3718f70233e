"""What is known of a document before it is written."""

from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.inputs.supplied import read_supplied
from cjreport.supply.documents import write_new
from cjreport.supply.known_before import known_of_any, known_of_return, starting_document, starting_return


def place(library, name="Isles of Example"):
    return library.areas.find(name)


def test_a_document_of_any_kind_says_whose_and_when(isles):
    """A plan is taken to be for five years, a return for one."""
    known = known_of_any(isles, place(isles), "2024-25")
    plan, given = (starting_document(kind, known, "2024-25") for kind in (PLAN, RETURN))

    assert (plan.area, plan.starts, plan.ends) == ("Isles of Example", "2024-25", "2028-29")
    assert (given.area, given.period) == ("Isles of Example", "2024-25")


def test_what_does_not_go_stale_is_carried_forward(isles):
    """Names, titles, units and last statuses come from the plan and the year before."""
    words = starting_return(known_of_return(isles, place(isles), "2024-25"), "2024-25")

    assert (words.partnership, words.contact) == ("Isles Community Justice", "justice@isles.example")
    assert words.partners["integration_joint_board"].name == "Isles Integration Board"
    assert words.partners["health_board"].name == "NHS Example Isles"
    assert words.local_outcomes["L1"].indicators == {"ferries": "Ferries on time"}
    (figure,) = words.figures
    assert (figure.id, figure.period, figure.unit, figure.count, figure.source) == (
        "ferries",
        "2024-25",
        "sailings",
        None,
        "",
    )
    assert {key: action.status for key, action in words.actions.items()} == {"A1": "In progress"}


def test_a_read_return_of_nothing_new_is_the_starting_one(isles):
    """What is written is what was known, and nothing besides."""
    write_new(isles, place(isles), "2024-25", RETURN)
    known = known_of_return(isles, place(isles), "2024-25")
    read = read_supplied(isles, RETURN, place(isles), "2024-25")

    assert read.document == starting_return(known, "2024-25")

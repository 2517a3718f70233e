"""The figures that a document states, wherever they stand in it."""

from pydantic import Field

from cjreport.inputs.documents.common import Document, Entry, StatedFigure
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.documents.stated_figures import restated, stated_in


class Theme(Entry):
    """A part of a document that states figures in each way in which a field can."""

    main: StatedFigure | None = None
    others: tuple[StatedFigure, ...] = ()


class Review(Document):
    """A document that states figures in parts of its own."""

    figures: tuple[StatedFigure, ...] = ()
    themes: dict[str, Theme] = Field(default_factory=dict)


def figure(name, count):
    return StatedFigure(id=name, title=name, period="2024-25", count=count)


def review(*counts):
    first, second, third = (figure(name, count) for name, count in zip("abc", counts, strict=True))
    return Review(area="Angus", figures=(first,), themes={"pier": Theme(main=second, others=(third,)), "sea": Theme()})


def test_every_figure_is_found_with_its_path():
    """In a list, in a part, in a list of a part."""
    assert [(each.path, each.figure.count) for each in stated_in(review(1, 2, 3))] == [
        (("figures", 0), 1),
        (("themes", "pier", "main"), 2),
        (("themes", "pier", "others", 0), 3),
    ]


def test_others_take_their_places():
    """In the order in which they are found; nothing else changes."""
    given = review(1, 2, 3)
    shown = restated(given, [figure(name, count) for name, count in zip("abc", (7, 8, 9), strict=True)])

    assert shown == review(7, 8, 9)
    assert given == review(1, 2, 3)


def test_a_document_without_figures_stays_as_it_is():
    """Also what was computed of it already."""
    given = AreaReturn(area="Angus", period="2024-25", challenges="Time.")

    assert not [*stated_in(given)]
    assert restated(given, []) == given

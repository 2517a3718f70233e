"""A few letters for each area, no two the same."""

from cjreport.present.text.short_labels import short_labels


def test_labels_of_the_real_areas(borders):
    """Each of the 32 areas has two to four letters of its own, and those one would expect."""
    names = sorted(area.name for area in borders.figures.inputs.library.areas.all)
    labels = dict(zip(names, short_labels(names), strict=True))

    assert len(set(labels.values())) == 32
    assert labels["City of Edinburgh"] == "EDI"
    assert labels["Na h-Eileanan Siar"] == "NES"
    assert labels["Fife"] == "FIF"
    assert (labels["Aberdeen City"], labels["Aberdeenshire"]) == ("ABE", "ABR")


def test_labels_of_awkward_names():
    """Names alike, short, or without letters are told apart all the same."""
    names = ["East Ayrshire", "East Angus", "Ayr", "Ayr", "Ayr", "of", "<b>", "Ål", "Long And Very Long Name Indeed"]

    assert short_labels(names) == ["EA", "EAS", "AYR", "AY2", "AY3", "2", "B2", "ÅL2", "LVLN"]

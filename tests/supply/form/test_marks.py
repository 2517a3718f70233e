"""What a form keeps among its own properties of how it was written."""

from cjreport.supply.form.marks import A_PROPERTY, MADE_FOR, form_properties, mark_of, marks_in


def test_the_marks_of_many_words_come_back():
    """However many properties they take, none longer than a workbook keeps."""
    words = [f"Word {number}" for number in range(500)]
    properties = form_properties("A form: Angus, 2024-25", words)

    assert properties[MADE_FOR] == "A form: Angus, 2024-25"
    assert marks_in(properties) == {mark_of(each) for each in words}
    assert max(len(text) for text in properties.values()) <= A_PROPERTY


def test_words_are_known_however_their_lines_are_broken():
    """A program may fold them anew."""
    assert mark_of("What was\n  done.") == mark_of("What was done.")
    assert mark_of("What was done") != mark_of("What was done.")

"""What a user can mend is known by its family, however it reaches whoever tells it."""

import pytest

from cjreport import errors
from cjreport.errors import ReportError, is_told

FAMILY = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, ReportError)]


@pytest.mark.parametrize("kind", FAMILY, ids=lambda kind: kind.__name__)
def test_every_error_that_a_user_can_mend_is_told_by_its_name(kind):
    """A kernel gives no more than the name; the family is known by itself, its children's children too."""
    assert is_told(kind.__name__)


@pytest.mark.parametrize("name", ["ValueError", "Exception", "", "Problem", "reporterror"])
def test_any_other_error_is_not_ours_to_word(name):
    """It is told with its kind, for whoever wrote the cell."""
    assert not is_told(name)
    assert len(FAMILY) >= 7

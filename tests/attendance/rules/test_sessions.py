"""Times and kinds of sessions, on plain values."""

from datetime import time

import pytest

from amal_field.attendance import rules
from amal_field.refusal import RuleBroken


def test_a_session_ends_after_it_starts():
    rules.check_times(time(9, 30), time(9, 31))
    for ends in (time(9, 30), time(8, 30), time(0, 0)):
        with pytest.raises(RuleBroken, match="ends_before_start"):
            rules.check_times(time(9, 30), ends)


@pytest.mark.parametrize(
    ("kind", "kinds", "code"),
    [
        ("lesson", ["lesson", "activity"], None),
        (None, [], None),
        (None, ["lesson", "activity"], "kind_missing"),
        ("covid", ["lesson", "activity"], "kind_foreign"),
        ("lesson", [], "kind_foreign"),
    ],
)
def test_a_session_is_of_a_kind_that_its_programme_has(kind, kinds, code):
    if code is None:
        rules.check_kind(kind, kinds)
        return
    with pytest.raises(RuleBroken, match=code):
        rules.check_kind(kind, kinds)


def test_a_session_with_somebody_in_its_roll_is_not_called_off():
    with pytest.raises(RuleBroken) as refused:
        rules.check_free(called_off=False, people=3)
    assert refused.value.values == {"people": 3}

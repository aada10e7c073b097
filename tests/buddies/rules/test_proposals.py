"""How long a proposal waits, and that both sides say yes."""

from datetime import date

import pytest

from amal_field.buddies.rules import proposals
from amal_field.refusal import RuleBroken


def test_fourteen_days_are_long_and_ninety_are_the_end_of_what_a_register_brought():
    assert proposals.quiet_since(date(2026, 11, 23)) == date(2026, 11, 9)
    assert proposals.lapses_before(date(2026, 11, 23)) == date(2026, 8, 25)


def test_both_sides_say_yes():
    proposals.check_agreed(True)
    with pytest.raises(RuleBroken, match="match_not_agreed"):
        proposals.check_agreed(False)

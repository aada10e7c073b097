"""What a household may do, on plain values."""

import pytest

from amal_field.people import rules
from amal_field.refusal import RuleBroken


def test_a_split_leaves_somebody_on_either_side():
    rules.check_split(1, 2)
    with pytest.raises(RuleBroken, match="split_nobody"):
        rules.check_split(0, 2)
    with pytest.raises(RuleBroken, match="split_everybody"):
        rules.check_split(2, 2)

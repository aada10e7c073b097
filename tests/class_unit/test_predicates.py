"""What the models of the class unit say of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.class_unit.models import HelperCheck
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_a_check_of_a_helper(rows):
    demand_agreement(HelperCheck, rows)

"""What the models of the planning say of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.planning.models import SchoolHoliday
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_a_school_holiday(rows):
    demand_agreement(SchoolHoliday, rows)

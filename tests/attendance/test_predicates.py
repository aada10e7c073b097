"""What the models of sessions and rolls say of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.attendance.models import Attendance, GroupSession, TallyMark
from tests.predicates import DAYS, MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(called_off_at=MOMENTS, closed_at=MOMENTS, held_on=DAYS), today=DAYS)
def test_a_session(rows, today):
    demand_agreement(GroupSession, rows, is_to_come=(today,), takes_marks=(today,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS, absent_at=MOMENTS, disputed_at=MOMENTS))
def test_a_mark_on_a_roll(rows):
    demand_agreement(Attendance, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS, disputed_at=MOMENTS))
def test_a_mark_of_a_head_count(rows):
    demand_agreement(TallyMark, rows)

"""What the models of buddies say of a row, in Python and in SQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.buddies.models import NEVER, Match, MatchMeeting, MatchMember
from tests.predicates import DAYS, MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS, left_on=st.none() | DAYS, ends_on=st.just(NEVER) | DAYS))
def test_a_member(rows):
    demand_agreement(MatchMember, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
@pytest.mark.parametrize("model", [Match, MatchMeeting])
def test_a_duo_and_its_meetings(model, rows):
    demand_agreement(model, rows)

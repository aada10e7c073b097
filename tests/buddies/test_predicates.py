"""What the models of buddies say of a row, in Python and in SQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.buddies.models import (
    NEVER,
    Candidate,
    HelpRequest,
    Match,
    MatchCall,
    MatchLink,
    MatchMeeting,
    MatchMember,
    MatchPause,
    MatchRound,
    MatchRoundLine,
    ProgrammeRule,
)
from tests.predicates import DAYS, MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS, left_on=st.none() | DAYS, ends_on=st.just(NEVER) | DAYS))
def test_a_member(rows):
    demand_agreement(MatchMember, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(
    rows=rows_of(
        cancelled_at=MOMENTS,
        register_no=st.none() | st.just("D1"),
        proposed_on=DAYS,
        started_on=st.none() | DAYS,
        closed_on=st.none() | DAYS,
    ),
    before=DAYS,
)
def test_a_duo(rows, before):
    demand_agreement(Match, rows, has_lapsed=(before,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(
    rows=rows_of(cancelled_at=MOMENTS, stopped_on=st.none() | DAYS, paused_until=st.none() | DAYS),
    today=DAYS,
)
def test_a_candidate(rows, today):
    demand_agreement(Candidate, rows, is_paused=(today,))


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
@pytest.mark.parametrize(
    "model", [MatchCall, MatchMeeting, MatchLink, MatchPause, MatchRound, MatchRoundLine, ProgrammeRule]
)
def test_what_can_be_undone(model, rows):
    demand_agreement(model, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS, handled_at=MOMENTS))
def test_a_request_for_help(rows):
    demand_agreement(HelpRequest, rows)

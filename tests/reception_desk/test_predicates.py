"""What the models of the reception desk say of a row, in Python and in SQL."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field import clock
from amal_field.reception_desk.models import (
    Counter,
    DeskFile,
    FileStep,
    Guardianship,
    InterpreterAssignment,
    InterpreterHours,
    ProtectionStatus,
    SessionInvitation,
    SharingAnswer,
    TicketCall,
)
from amal_field.reception_desk.rules.words import STATES
from tests.predicates import DAYS, FIRST, MOMENTS, PROFILE, demand_agreement, rows_of

HOURS = st.none() | st.sampled_from([time(0), time(12), time(12, 0, 1)])
NOW = datetime.combine(FIRST + timedelta(days=2), time(12), clock.ZONE)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS, day=DAYS, starts=HOURS, state=st.sampled_from(STATES)))
def test_what_an_assignment_has_come_to(rows):
    asked = {"has_begun": (NOW,), "is_unmet": (NOW,), "is_coming": (FIRST + timedelta(days=2),)}
    demand_agreement(InterpreterAssignment, rows, **asked)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "model",
    [
        *(Counter, DeskFile, FileStep, Guardianship, InterpreterHours, ProtectionStatus, SessionInvitation),
        SharingAnswer,
    ],
)
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_what_can_be_undone(model, rows):
    demand_agreement(model, rows)


@pytest.mark.usefixtures("world")
@PROFILE
@given(rows=rows_of(ended_at=MOMENTS))
def test_a_call(rows):
    demand_agreement(TicketCall, rows)

"""What the models of the reception desk say of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.reception_desk.models import (
    Counter,
    DeskFile,
    FileStep,
    Guardianship,
    InterpreterAssignment,
    ProtectionStatus,
    SessionInvitation,
    SharingAnswer,
    TicketCall,
)
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "model",
    [
        *(Counter, DeskFile, FileStep, Guardianship, InterpreterAssignment, ProtectionStatus, SessionInvitation),
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

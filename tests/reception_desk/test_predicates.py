"""What the models of the reception desk say of a row, in Python and in SQL."""

import pytest
from hypothesis import given

from amal_field.reception_desk.models import (
    DeskFile,
    FileStep,
    Guardianship,
    InterpreterAssignment,
    ProtectionStatus,
    SessionInvitation,
    SharingAnswer,
)
from tests.predicates import MOMENTS, PROFILE, demand_agreement, rows_of


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "model",
    [DeskFile, FileStep, Guardianship, InterpreterAssignment, ProtectionStatus, SessionInvitation, SharingAnswer],
)
@PROFILE
@given(rows=rows_of(cancelled_at=MOMENTS))
def test_what_can_be_undone(model, rows):
    demand_agreement(model, rows)

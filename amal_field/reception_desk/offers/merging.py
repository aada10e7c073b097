"""What of the desk follows a person when rows of persons are merged: everything, since the earliest arrival, the last
status, the later answer and the further state of a step count; an invitation to one session once, and what is known of
a guardian. Nobody is told of it who may not see the desk."""

from amal_field.people.queries.merging import Merges
from amal_field.reception_desk.models import (
    DeskFile,
    FileStep,
    Guardianship,
    InterpreterAssignment,
    InterpreterHours,
    ProtectionStatus,
    SessionInvitation,
    SharingAnswer,
    Talk,
    Ticket,
)

MERGES = (
    Merges(DeskFile),
    Merges(ProtectionStatus),
    Merges(SharingAnswer),
    Merges(FileStep),
    Merges(SessionInvitation, once_in=("session_id",)),
    Merges(Guardianship, once_in=()),
    Merges(InterpreterAssignment),
    Merges(InterpreterHours),
    Merges(Ticket),
    Merges(Talk),
)

"""What of the desk follows a person when rows of persons are merged: everything, since the earliest arrival, the last
status and the later answer count. Nobody is told of it who may not see the desk."""

from amal_field.people.queries.merging import Merges
from amal_field.reception_desk.models import (
    DeskFile,
    InterpreterAssignment,
    InterpreterHours,
    ProtectionStatus,
    SharingAnswer,
)

MERGES = (
    Merges(DeskFile),
    Merges(ProtectionStatus),
    Merges(SharingAnswer),
    Merges(InterpreterAssignment),
    Merges(InterpreterHours),
)

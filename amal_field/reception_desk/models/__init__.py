"""The tables of the reception desk."""

from amal_field.reception_desk.models.checklist import FileStep, SessionInvitation
from amal_field.reception_desk.models.files import DeskFile, ProtectionStatus, SharingAnswer
from amal_field.reception_desk.models.interpreters import InterpreterAssignment, InterpreterHours

__all__ = [
    "DeskFile",
    "FileStep",
    "InterpreterAssignment",
    "InterpreterHours",
    "ProtectionStatus",
    "SessionInvitation",
    "SharingAnswer",
]

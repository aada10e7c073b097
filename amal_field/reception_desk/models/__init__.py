"""The tables of the reception desk."""

from amal_field.reception_desk.models.checklist import FileStep, SessionInvitation
from amal_field.reception_desk.models.files import DeskFile, FileNumbers, ProtectionStatus, SharingAnswer
from amal_field.reception_desk.models.guardianships import Guardianship
from amal_field.reception_desk.models.interpreters import InterpreterAssignment, InterpreterHours
from amal_field.reception_desk.models.queue import Counter, QueueDay, Ticket, TicketCall
from amal_field.reception_desk.models.talks import PrivacyNotice, Talk

__all__ = [
    "Counter",
    "DeskFile",
    "FileNumbers",
    "FileStep",
    "Guardianship",
    "InterpreterAssignment",
    "InterpreterHours",
    "PrivacyNotice",
    "ProtectionStatus",
    "QueueDay",
    "SessionInvitation",
    "SharingAnswer",
    "Talk",
    "Ticket",
    "TicketCall",
]

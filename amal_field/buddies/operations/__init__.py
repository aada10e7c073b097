"""What the coordinator of buddies does. Each changes, flushes and records; none commits."""

from amal_field.buddies.operations.matches import agree, close_match, decline, reopen, take_agreement_back
from amal_field.buddies.operations.meetings import Met, cancel_meeting, note_meeting, put_meeting_back

__all__ = [
    "Met",
    "agree",
    "cancel_meeting",
    "close_match",
    "decline",
    "note_meeting",
    "put_meeting_back",
    "reopen",
    "take_agreement_back",
]

"""What the coordinator of buddies does. Each changes, flushes and records; none commits."""

from amal_field.buddies.operations.calls import note_call, take_call_back
from amal_field.buddies.operations.candidates import Spoken, describe, pause, stop, take_in, take_up_again
from amal_field.buddies.operations.closing import Closing, close_matches, reopen
from amal_field.buddies.operations.matches import agree, decline, take_agreement_back
from amal_field.buddies.operations.meetings import Met, cancel_meeting, note_meeting, put_meeting_back
from amal_field.buddies.operations.members import join_match, leave_match, return_to_match
from amal_field.buddies.operations.pauses import cancel_pause, end_pause, pause_match, put_pause_back
from amal_field.buddies.operations.prolonging import prolong, take_prolongation_back
from amal_field.buddies.operations.proposals import propose
from amal_field.buddies.operations.rule_changes import set_rules, withdraw_rules
from amal_field.buddies.operations.walks import call_walk_off, let_walk_go_on, say_new_resident

__all__ = [
    "Closing",
    "Met",
    "Spoken",
    "agree",
    "call_walk_off",
    "cancel_meeting",
    "cancel_pause",
    "close_matches",
    "decline",
    "describe",
    "end_pause",
    "join_match",
    "leave_match",
    "let_walk_go_on",
    "note_call",
    "note_meeting",
    "pause",
    "pause_match",
    "prolong",
    "propose",
    "put_meeting_back",
    "put_pause_back",
    "reopen",
    "return_to_match",
    "say_new_resident",
    "set_rules",
    "stop",
    "take_agreement_back",
    "take_call_back",
    "take_in",
    "take_prolongation_back",
    "take_up_again",
    "withdraw_rules",
]

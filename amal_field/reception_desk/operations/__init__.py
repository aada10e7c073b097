"""What people do at the reception desk. Each operation changes, flushes and records; none commits."""

from amal_field.reception_desk.operations import corrections, guardianships, registration, talks
from amal_field.reception_desk.operations.calls import (
    call,
    call_again,
    call_next,
    end_call,
    pass_on,
    send_away,
    take_back_again,
    take_back_call,
)
from amal_field.reception_desk.operations.counters import (
    choose_languages,
    close_counter,
    leave_counter,
    open_counter,
    take_counter,
)
from amal_field.reception_desk.operations.invitations import cancel_invitation, invite
from amal_field.reception_desk.operations.queue_days import lock_day
from amal_field.reception_desk.operations.steps import take_step
from amal_field.reception_desk.operations.tickets import (
    bring_to_front,
    come_back,
    drop_tickets,
    give_priority,
    know_ticket,
    take_back_front,
    take_ticket,
)

__all__ = [
    "bring_to_front",
    "call",
    "call_again",
    "call_next",
    "cancel_invitation",
    "choose_languages",
    "close_counter",
    "come_back",
    "corrections",
    "drop_tickets",
    "end_call",
    "give_priority",
    "guardianships",
    "invite",
    "know_ticket",
    "leave_counter",
    "lock_day",
    "open_counter",
    "pass_on",
    "registration",
    "send_away",
    "take_back_again",
    "take_back_call",
    "take_back_front",
    "take_counter",
    "take_step",
    "take_ticket",
    "talks",
]

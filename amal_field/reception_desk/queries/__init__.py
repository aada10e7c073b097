"""What the reception desk asks of the database."""

from amal_field.reception_desk.queries.files import (
    DeskPerson,
    desk_people,
    latest_people,
    person_ids_with_number,
    person_ids_with_ticket,
)
from amal_field.reception_desk.queries.households import HomeKnown, home_for
from amal_field.reception_desk.queries.invitations import (
    NextSession,
    expected,
    invitation_of,
    invitations_version,
    next_sessions,
    session_to_invite,
)
from amal_field.reception_desk.queries.steps import StepLine, standing_steps

__all__ = [
    "DeskPerson",
    "HomeKnown",
    "NextSession",
    "StepLine",
    "desk_people",
    "expected",
    "home_for",
    "invitation_of",
    "invitations_version",
    "latest_people",
    "next_sessions",
    "person_ids_with_number",
    "person_ids_with_ticket",
    "session_to_invite",
    "standing_steps",
]

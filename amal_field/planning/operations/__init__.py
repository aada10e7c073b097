"""What coordinators plan. Each changes, flushes and records; none commits."""

from amal_field.attendance.operations.planned import (
    SessionValues,
    add_session,
    call_off,
    move_session,
    restore_session,
)
from amal_field.planning.operations.calendars import (
    add_school_holiday,
    end_addresses,
    remove_school_holiday,
    renew_feed,
)
from amal_field.planning.operations.following import Followed
from amal_field.planning.operations.helpers import ask_to_help, ask_volunteer, release_helper
from amal_field.planning.operations.programmes import define_programme, make_programme, note_taking_part
from amal_field.planning.operations.series import (
    PlanValues,
    add_plan,
    change_plan,
    change_programme,
    make_sessions,
    plan_series,
)

__all__ = [
    "Followed",
    "PlanValues",
    "SessionValues",
    "add_plan",
    "add_school_holiday",
    "add_session",
    "ask_to_help",
    "ask_volunteer",
    "call_off",
    "change_plan",
    "change_programme",
    "define_programme",
    "end_addresses",
    "make_programme",
    "make_sessions",
    "move_session",
    "note_taking_part",
    "plan_series",
    "release_helper",
    "remove_school_holiday",
    "renew_feed",
    "restore_session",
]

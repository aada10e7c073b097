"""The pages of attendance: today, and the roll of a session."""

from amal_field.attendance.views import roll, session, today
from amal_field.attendance.views.common import bp

__all__ = ["bp", "roll", "session", "today"]

"""The pages of attendance: today, and the roll of a session."""

from amal_field.attendance.views import names, paper, roll, session, today, walk_ins
from amal_field.attendance.views.common import bp

__all__ = ["bp", "names", "paper", "roll", "session", "today", "walk_ins"]

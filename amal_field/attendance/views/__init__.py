"""The pages of attendance: today, and the roll of a session."""

from amal_field.attendance.views import coming, names, paper, roll, session, today, walk_ins
from amal_field.attendance.views.common import bp

__all__ = ["bp", "coming", "names", "paper", "roll", "session", "today", "walk_ins"]

"""The pages of planning, joined on one blueprint."""

from amal_field.planning.views import calendar, feeds, helpers, holidays, programme_making, programmes, series, sessions
from amal_field.planning.views.common import bp

__all__ = ["bp", "calendar", "feeds", "helpers", "holidays", "programme_making", "programmes", "series", "sessions"]

"""What the tables tell the roll: somebody's level and table, beside her name."""

from uuid import UUID

from flask_babel import gettext as _

from amal_field.attendance.models import GroupSession
from amal_field.conversation_tables import messages, queries


def facts_of(session: GroupSession) -> dict[UUID, str]:
    """`A2 · table 3`, for each person of whom one of them is known."""
    levels, seats = queries.levels_at(session), queries.seats_at(session)
    return {key: _fact(levels.get(key), seats.get(key)) for key in levels.keys() | seats.keys()}


def _fact(level: str | None, number: int | None) -> str:
    table = _("table %(number)d", number=number) if number else None
    return " · ".join(str(part) for part in (level and messages.LEVELS[level], table) if part)

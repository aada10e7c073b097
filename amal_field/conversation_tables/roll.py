"""What the tables tell the roll: somebody's level and table, beside her name."""

from dataclasses import replace
from typing import Any

from flask_babel import gettext as _

from amal_field.attendance.models import GroupSession
from amal_field.conversation_tables import messages, queries


def faces(session: GroupSession, rows: list[Any]) -> list[Any]:
    """The rows of a roll, `A2 · table 3` beside each person of whom one of them is known."""
    levels, seats = queries.levels_at(session), queries.seats_at(session)
    facts = {key: _fact(levels.get(key), seats.get(key)) for key in levels.keys() | seats.keys()}
    return [
        replace(row, told=" · ".join(filter(None, (row.told, facts[row.person_id])))) if row.person_id in facts else row
        for row in rows
    ]


def _fact(level: str | None, number: int | None) -> str:
    table = _("table %(number)d", number=number) if number else None
    return " · ".join(str(part) for part in (level and messages.LEVELS[level], table) if part)

"""How the tables show their rolls: people under their levels, with the table at which they sit."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from amal_field.attendance.models import GroupSession
from amal_field.attendance.queries.roll_display import RollDisplay
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.attendance.rules import HELPER
from amal_field.conversation_tables import messages, queries


def decorate(group_session: GroupSession, rows: list[RollRow]) -> list[RollRow]:
    """The participants with their level, and `table 3` where they have a seat."""
    levels, seats = queries.places_of(group_session, [row.person_id for row in rows])
    return [
        row if row.role == HELPER else _decorated(row, levels.get(row.person_id, ""), seats.get(row.person_id))
        for row in rows
    ]


def _decorated(row: RollRow, level: str, number: int | None) -> RollRow:
    table = _("table %(number)d", number=number) if number else ""
    known = [row.told, str(messages.LEVELS[level]) if level else "", table]
    return row._replace(told=" · ".join(part for part in known if part), group=level)


ROLL_DISPLAY = RollDisplay(
    decorate,
    groups=lambda session: messages.LEVELS,
    links=((_l("Tables and levels"), "conversation_tables.tables", "people"),),
)

"""Whom the desk expects at its sessions: the invited, and at meetings whoever came to the last ones too."""

from uuid import UUID

from sqlalchemy import Select, select, union

from amal_field.attendance.queries.roster import REGULARS, Source
from amal_field.reception_desk import queries
from amal_field.reception_desk.rules.words import INFO, MEETING


def _invited_or_regular() -> Select[tuple[UUID, int]]:
    both = union(queries.expected(), REGULARS.expected()).subquery()
    return select(*both.c)


SOURCES = {
    INFO: Source(queries.expected, queries.invitations_version),
    MEETING: Source(_invited_or_regular, queries.invitations_version),
}
"""Kind of programme → whom it expects: nobody comes twice for the same information."""

"""The days of sessions, by which the figures tell why they moved."""

from sqlalchemy import case, select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.figures.queries.happened import dated

SECTIONS = {
    "class_unit": "class",
    "vaccination": "vaccination",
    "conversation_table": "tables",
    "reading": "tables",
    "walk": "walks",
    "match": "duos",
    "info": "desk",
    "meeting": "desk",
}
"""Kind of programme → the section of the report that its sessions may change; those of one made on screen stand in one
of its own, which configured figures ask for."""
_SECTION = select(case(SECTIONS, value=Programme.kind, else_=Programme.code)).where(
    Programme.id == GroupSession.programme_id
)
RECORDS = (
    dated(
        "sessions",
        GroupSession.id,
        GroupSession.held_on,
        section=_SECTION.correlate(GroupSession).scalar_subquery(),
    ),
)

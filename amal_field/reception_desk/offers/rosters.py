"""Whom the desk expects at its sessions: the invited."""

from amal_field.attendance.queries.roster import Source
from amal_field.reception_desk import queries
from amal_field.reception_desk.rules.words import KINDS_OF_SESSIONS

SOURCES = dict.fromkeys(KINDS_OF_SESSIONS, Source(queries.expected, queries.invitations_version))

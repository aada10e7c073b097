"""Whom the desk brings into sight: who has a file here, their households, and who came to a session for Ukrainians."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, select, union

from amal_field.attendance.queries import kinds
from amal_field.people.models import HouseholdMember
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.rules.words import KINDS_OF_SESSIONS

FILES = select(DeskFile.person_id).where(DeskFile.stands)
EVERYBODY = union(FILES, kinds.came_to(KINDS_OF_SESSIONS)).subquery()
PERSON_IDS = select(EVERYBODY.c[0])
HOUSEHOLD_IDS = (
    select(HouseholdMember.household_id)
    .join(DeskFile, DeskFile.person_id == HouseholdMember.person_id)
    .where(DeskFile.stands)
)


def sessions(today: date | BindParameter) -> ColumnElement[bool]:
    """Whether a `GroupSession` is one of information or a meeting, of whatever day."""
    return kinds.is_of(KINDS_OF_SESSIONS)


def person_ids(user: Any) -> Select[tuple[UUID]]:
    """The keys of who has a file, and of who came to one of these sessions, whoever asks."""
    return PERSON_IDS


def household_ids(user: Any) -> Select[tuple[UUID]]:
    """The keys of the households in which somebody has a file, whoever asks."""
    return HOUSEHOLD_IDS

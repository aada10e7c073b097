"""Whom the desk brings into sight: who has a file here, their households, and who came to a session for Ukrainians."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, select, union

from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.people.models import HouseholdMember
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.rules.words import KINDS_OF_SESSIONS


def sessions(today: date | BindParameter) -> ColumnElement[bool]:
    """Whether a `GroupSession` is one of information or a meeting, of whatever day."""
    return GroupSession.programme_id.in_(select(Programme.id).where(Programme.kind.in_(KINDS_OF_SESSIONS)))


def person_ids(user: Any) -> Select[tuple[UUID]]:
    """The keys of who has a file, and of who came to one of these sessions, whoever asks."""
    came: Select = (
        select(Attendance.person_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(Programme.kind.in_(KINDS_OF_SESSIONS), Attendance.stands)
    )
    every = union(select(DeskFile.person_id).where(DeskFile.stands), came).subquery()
    return select(every.c[0])


def household_ids(user: Any) -> Select[tuple[UUID]]:
    """The keys of the households in which somebody has a file, whoever asks."""
    return (
        select(HouseholdMember.household_id)
        .join(DeskFile, DeskFile.person_id == HouseholdMember.person_id)
        .where(DeskFile.stands)
    )

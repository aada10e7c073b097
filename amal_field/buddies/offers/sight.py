"""Whom buddies bring into sight: candidates, members of duos, and who came along on a walk or with a group of duos."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, CompoundSelect, Select, select, union

from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.buddies.models import Candidate, MatchMember

KINDS = ("walk", "match")


def sessions(today: date | BindParameter) -> ColumnElement[bool]:
    """Whether a `GroupSession` is a walk, or one of a group of duos, of whatever day."""
    return GroupSession.programme_id.in_(select(Programme.id).where(Programme.kind.in_(KINDS)))


def person_ids(user: Any) -> Select[tuple[UUID]]:
    """The keys of all of them, whoever asks."""
    walked: Select = (
        select(Attendance.person_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(Programme.kind.in_(KINDS), Attendance.stands)
    )
    every: CompoundSelect = union(
        select(Candidate.person_id).where(Candidate.stands),
        select(MatchMember.person_id).where(MatchMember.stands),
        walked,
    )
    return select(every.subquery().c[0])

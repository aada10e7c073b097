"""Whom buddies bring into sight: candidates, members of duos, and who came along on a walk or with a group of duos."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, CompoundSelect, Select, select, union

from amal_field.attendance.queries import kinds
from amal_field.buddies.models import Candidate, MatchMember

KINDS = ("walk", "match")


def sessions(today: date | BindParameter) -> ColumnElement[bool]:
    """Whether a `GroupSession` is a walk, or one of a group of duos, of whatever day."""
    return kinds.is_of(KINDS)


def person_ids(user: Any) -> Select[tuple[UUID]]:
    """The keys of all of them, whoever asks."""
    every: CompoundSelect = union(
        select(Candidate.person_id).where(Candidate.stands),
        select(MatchMember.person_id).where(MatchMember.stands),
        kinds.came_to(KINDS),
    )
    return select(every.subquery().c[0])

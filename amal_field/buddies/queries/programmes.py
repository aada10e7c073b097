"""The programmes of duos, and their rules on a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from amal_field.attendance.models import Programme
from amal_field.buddies.models import ProgrammeRule
from amal_field.db import db

KIND = "match"


def programmes() -> Sequence[str]:
    """The codes of the programmes of duos, in their order."""
    return db.session.scalars(select(Programme.code).where(Programme.kind == KIND).order_by(Programme.id)).all()


def rule_of(programme_id: UUID, on: date) -> ProgrammeRule:
    """The rules of a programme on a day: the last that hold from that day or before."""
    return db.session.scalars(
        select(ProgrammeRule)
        .where(ProgrammeRule.programme_id == programme_id, ProgrammeRule.valid_from <= on, ProgrammeRule.stands)
        .order_by(ProgrammeRule.valid_from.desc())
        .limit(1)
    ).one()


def rule_holds(programme_id: Any, on: Any) -> ColumnElement[bool]:
    """Whether a `ProgrammeRule` is what holds in a programme on a day, both columns of another statement."""
    known = aliased(ProgrammeRule)
    last = select(known.id).where(known.programme_id == programme_id, known.valid_from <= on, known.stands)
    return ProgrammeRule.id == last.order_by(known.valid_from.desc()).limit(1).scalar_subquery()


def rules_by_programme() -> Mapping[UUID, Sequence[ProgrammeRule]]:
    """All rules that stand, by programme, the last first: for who asks for many days."""
    by_programme: dict[UUID, list[ProgrammeRule]] = defaultdict(list)
    for rule in db.session.scalars(
        select(ProgrammeRule).where(ProgrammeRule.stands).order_by(ProgrammeRule.valid_from.desc())
    ):
        by_programme[rule.programme_id].append(rule)
    return by_programme


def rule_among(rules: Sequence[ProgrammeRule], on: date) -> ProgrammeRule:
    """Which of the rules of a programme, the last first, holds on a day."""
    return next(rule for rule in rules if rule.valid_from <= on)

"""The editions of years, with what was frozen in them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from amal_field.accounts.models import User
from amal_field.db import db
from amal_field.figures.figure import Base, Doubt, Reading
from amal_field.figures.models import FigureEdition, FrozenFigure


@dataclass(frozen=True)
class Frozen:
    """A figure as it was frozen, and what it meant then: `version`, `definition` and `sentence`, in Dutch."""

    reading: Reading
    version: int
    definition: str
    sentence: str | None


@dataclass(frozen=True)
class Edition:
    """An edition of a year: when, by whom, and why, with its figures by code."""

    id: UUID
    year: int
    number: int
    frozen_at: datetime
    by: str
    reason: str | None
    figures: Mapping[str, Frozen] = field(default_factory=dict)


EDITION = (
    FigureEdition.id,
    FigureEdition.year,
    FigureEdition.number,
    FigureEdition.frozen_at,
    User.name.label("by"),
    FigureEdition.reason,
)
FROZEN = (
    FrozenFigure.code,
    FrozenFigure.value,
    FrozenFigure.base,
    FrozenFigure.low,
    FrozenFigure.high,
    FrozenFigure.months,
    FrozenFigure.version,
    FrozenFigure.definition,
    FrozenFigure.sentence,
)
_other = aliased(FigureEdition)
NEWEST = (
    select(*EDITION, *FROZEN)
    .join(User, User.id == FigureEdition.frozen_by_id)
    .outerjoin(
        FrozenFigure,
        and_(
            FrozenFigure.edition_id == FigureEdition.id,
            FrozenFigure.code.in_(bindparam("codes", expanding=True)),
        ),
    )
    .where(
        FigureEdition.year.in_(bindparam("years", expanding=True)),
        FigureEdition.number
        == select(func.max(_other.number)).where(_other.year == FigureEdition.year).scalar_subquery(),
    )
)
OF_YEAR = select(*EDITION).join(User, User.id == FigureEdition.frozen_by_id).order_by(FigureEdition.number.desc())


def newest(years: Collection[int], codes: Collection[str]) -> dict[int, Edition]:
    """Year → its newest edition, where it has one, with these figures; in one statement."""
    editions: dict[int, Edition] = {}
    for row in db.session.execute(NEWEST, {"years": list(years), "codes": list(codes)}):
        if row.year not in editions:
            editions[row.year] = Edition(row.id, row.year, row.number, row.frozen_at, row.by, row.reason, {})
        if row.code is not None:
            editions[row.year].figures[row.code] = _frozen(row)
    return editions


def editions_of(year: int) -> Sequence[Edition]:
    """Every edition of a year without its figures, the newest first."""
    return [Edition(*row) for row in db.session.execute(OF_YEAR.where(FigureEdition.year == year))]


def last_number(year: int) -> int:
    """The number of the newest edition of a year; 0 where there is none."""
    wanted = select(func.max(FigureEdition.number)).where(FigureEdition.year == year)
    return db.session.scalar(wanted) or 0


def _frozen(row: Row[Any]) -> Frozen:
    base = Base(*row.base) if row.base else None
    doubts = () if (row.low, row.high) == (row.value, row.value) else (Doubt("frozen", 1, row.low, row.high),)
    return Frozen(Reading(row.value, base, tuple(row.months), doubts), row.version, row.definition, row.sentence)

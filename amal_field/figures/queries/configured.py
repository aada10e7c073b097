"""Configured figures: all of them, and one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from amal_field.db import db
from amal_field.figures.models import ConfiguredFigure
from amal_field.figures.queries.measures import measures


def configured_figures(first: date | None = None) -> list[ConfiguredFigure]:
    """All of them by code; `first`: those that were not retired before that day."""
    wanted = _in_force(first) if first else select(ConfiguredFigure)
    return list(db.session.scalars(wanted.order_by(ConfiguredFigure.code)))


def configured_figure(configured_figure_id: UUID, *, locked: bool) -> ConfiguredFigure | None:
    """The one with this key; `locked`: once its other writers have ended."""
    wanted = select(ConfiguredFigure).where(ConfiguredFigure.id == configured_figure_id)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def configured_figure_of(code: str, first: date) -> ConfiguredFigure | None:
    """The one of this code, unless it was retired before that day."""
    return db.session.scalar(_in_force(first).where(ConfiguredFigure.code == code))


def is_code_taken(code: str) -> bool:
    """Whether a configured figure has this code."""
    return db.session.scalar(select(ConfiguredFigure.id).where(ConfiguredFigure.code == code)) is not None


def filter_choices() -> dict[str, Sequence[tuple[str, Any]]]:
    """Filter → what may be chosen, of all measures together, each once."""
    asked = dict.fromkeys((name, choices) for one in measures().values() for name, choices in one.filters.items())
    found: dict[str, dict[str, Any]] = {}
    for name, choices in asked:
        found[name] = dict(choices()) | found.get(name, {})
    return {name: list(values.items()) for name, values in found.items()}


def fitting(measure: str, filters: Mapping[str, str], also: Collection[str] = ()) -> str | None:
    """The filter that does not fit the measure, or that it needs; None where all fit. `also`: what may be chosen beside
    what is there, such as a programme that the same folder brings."""
    known = measures()[measure]
    if known.needs and not filters.get(known.needs):
        return known.needs
    for name, value in filters.items():
        if name not in known.filters or (value not in also and value not in dict(known.filters[name]())):
            return name
    return None


def _in_force(first: date) -> Select:
    return select(ConfiguredFigure).where(
        or_(ConfiguredFigure.retired_on.is_(None), ConfiguredFigure.retired_on > first)
    )

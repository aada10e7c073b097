"""What a setting is on a day, and all of them for the page of administrators."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, bindparam, func, literal, select

from amal_field.dated_settings.models import DatedSetting
from amal_field.dated_settings.rules import Kind, Value, from_json
from amal_field.db import db


@dataclass(frozen=True)
class Setting:
    """A setting that a room reads: `code` is `room.word`, `label` and `source` are lazy texts; `default` holds until an
    administrator sets it, between `least` and `most` where it is a number."""

    code: str
    label: Any
    kind: Kind
    default: Value
    source: Any
    least: int = 0
    most: int = 99_999


SETTINGS: dict[str, Sequence[Setting]] = {}
"""Room → the settings that it reads."""


@dataclass(frozen=True)
class DatedValue:
    """A value with the row that holds it."""

    value: Value
    row: DatedSetting


@dataclass(frozen=True)
class SettingOverview:
    """A setting with what holds on a day (None: its default), what is to come, the next first, and what held before or
    was withdrawn, the latest first."""

    setting: Setting
    in_force: DatedValue | None
    to_come: list[DatedValue]
    before: list[DatedValue]

    @property
    def value(self) -> Value:
        """What holds on the day."""
        return self.in_force.value if self.in_force else self.setting.default


def setting(code: str, on: date) -> Value:
    """What a setting is on a day: whole days or percents, euros or a text, as its room declared it. Raises `KeyError`
    for a code that no room declares."""
    known = declared()[code]
    kept = db.session.scalars(
        select(DatedSetting.value)
        .where(DatedSetting.code == code, DatedSetting.valid_from <= on, DatedSetting.stands)
        .order_by(DatedSetting.valid_from.desc())
        .limit(1)
    ).one_or_none()
    return known.default if kept is None else from_json(known.kind, kept)


KEPT = (
    select(DatedSetting.code, DatedSetting.value)
    .where(
        DatedSetting.code.in_(bindparam("codes", expanding=True)),
        DatedSetting.valid_from <= bindparam("on", type_=Date),
        DatedSetting.stands,
    )
    .order_by(DatedSetting.valid_from)
)


def settings(codes: Collection[str], on: date) -> dict[str, Value]:
    """The same of several, by code, in one statement."""
    kept = db.session.execute(KEPT, {"codes": list(codes), "on": on})
    known = {code: declared()[code] for code in codes}
    values = {code: from_json(known[code].kind, value) for code, value in kept}  # of each the last counts
    return {code: values.get(code, known[code].default) for code in codes}


def setting_in_sql(code: str, on: ColumnElement[date]) -> ColumnElement[Value]:
    """The same as a column of another statement, by a day of its rows: for numbers."""
    known = declared()[code]
    kept = (
        select(DatedSetting.value)
        .where(DatedSetting.code == code, DatedSetting.valid_from <= on, DatedSetting.stands)
        .order_by(DatedSetting.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(kept, literal(known.default, DatedSetting.value.type))


def declared() -> dict[str, Setting]:
    """Every setting that a room reads, by its code."""
    return {one.code: one for one in chain.from_iterable(SETTINGS.values())}


def overview(on: date) -> list[SettingOverview]:
    """Every setting that a room reads, in the order of the rooms, with all its values."""
    known = declared()
    rows = db.session.scalars(
        select(DatedSetting)
        .where(DatedSetting.code.in_(known))
        .order_by(DatedSetting.valid_from.desc(), DatedSetting.recorded_at.desc())
    ).all()
    return [_overview(one, [row for row in rows if row.code == one.code], on) for one in known.values()]


def dated_setting(setting_id: UUID) -> DatedSetting | None:
    """The row with this key, once its other writers have ended."""
    return db.session.scalar(select(DatedSetting).where(DatedSetting.id == setting_id).with_for_update())


def has_value_from(code: str, valid_from: date) -> bool:
    """Whether a value of this code begins on that very day."""
    same = (DatedSetting.code == code, DatedSetting.valid_from == valid_from, DatedSetting.stands)
    return db.session.scalar(select(DatedSetting.id).where(*same)) is not None


def _overview(one: Setting, rows: Sequence[DatedSetting], on: date) -> SettingOverview:
    values = [DatedValue(from_json(one.kind, row.value), row) for row in rows]
    begun = [value for value in values if value.row.stands and value.row.valid_from <= on]
    to_come = [value for value in values if value.row.stands and value.row.valid_from > on]
    in_force = begun[0] if begun else None
    before = [value for value in values if value is not in_force and value not in to_come]
    return SettingOverview(one, in_force, to_come[::-1], before)

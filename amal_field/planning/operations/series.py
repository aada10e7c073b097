"""Programmes and series: their rules, the plan of a series, and the sessions made ahead from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from amal_field import audit, clock
from amal_field.attendance.models import GroupSession, Programme, Series
from amal_field.attendance.rules import check_kind
from amal_field.db import constraint_as_refusal, db
from amal_field.planning import rules
from amal_field.planning.models import SeriesPlan, SeriesSlot
from amal_field.planning.operations.following import Followed, follow_plan
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.rules import Pattern
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

NAME_TAKEN = {"uq_series_programme_id_name": "series_name_taken", "series.programme_id": "series_name_taken"}
PLANNED_TWICE = {"uq_group_sessions_planned": "planned_meanwhile", "group_sessions.planned_on": "planned_meanwhile"}


@dataclass(frozen=True)
class PlanValues:
    """What a coordinator fills in about a series."""

    name: str
    pattern: Pattern
    place: str | None
    kind: str | None
    least_level: str | None
    language: str | None
    skips_school_holidays: bool
    skips_public_holidays: bool


def change_programme(programme: Programme, values: Mapping[str, Any], *, stamp: Stamp) -> None:
    """Change the rules of a programme: rhythm, ages, whether names are required. Raises `RuleBroken`
    `ages_backwards`."""
    least, most = values["least_age"], values["most_age"]
    if least is not None and most is not None and Decimal(most) < Decimal(least):
        raise RuleBroken("ages_backwards")
    changed = [name for name, value in values.items() if getattr(programme, name) != value]
    for name in changed:
        setattr(programme, name, values[name])
    db.session.flush()
    if changed:
        audit.record("planning:programme:change", programme, stamp, fields=sorted(changed))


def plan_series(programme: Programme, values: PlanValues, *, stamp: Stamp) -> SeriesPlan:
    """Begin a series with its plan; no session is made yet.

    Raises `RuleBroken` as `rules.check_pattern`, `kind_missing`, `kind_foreign` or `series_name_taken`.
    """
    series = Series(programme_id=programme.id, name=values.name, **stamped(stamp))
    db.session.add(series)
    _flush_series()
    return add_plan(series, programme, values, stamp=stamp)


def add_plan(series: Series, programme: Programme, values: PlanValues, *, stamp: Stamp) -> SeriesPlan:
    """Give a series that has none its plan. Raises `RuleBroken` as `plan_series`."""
    plan = SeriesPlan(series_id=series.id, series=series, **stamped(stamp))
    _write(plan, programme, values)
    db.session.add(plan)
    _flush_series()
    audit.record("planning:series:begin", series, stamp, name=series.name)
    return plan


def change_plan(plan: SeriesPlan, programme: Programme, values: PlanValues, *, stamp: Stamp) -> Followed:
    """Change the plan of a series. Its sessions ahead follow where the hours of their weekday or the place change; how
    many. Raises `RuleBroken` as `plan_series`."""
    before, place = plan.pattern, plan.place
    _write(plan, programme, values)
    _flush_series()
    audit.record("planning:series:change", plan.series, stamp, name=plan.series.name)
    return follow_plan(plan, before, place, stamp=stamp)


def make_sessions(plan: SeriesPlan, *, stamp: Stamp) -> int:
    """Make the sessions of a plan from today on that are not there yet; how many. Twice is once.

    Raises `RuleBroken` as `rules.check_pattern`, `nothing_to_make`, or `planned_meanwhile` where a rival was faster.
    """
    draft = plan_queries.draft_of(plan, clock.day_of(stamp.at))
    if not draft.new:
        raise RuleBroken("nothing_to_make")
    db.session.add_all(
        GroupSession(
            programme_id=plan.series.programme_id,
            series_id=plan.series_id,
            kind=plan.kind,
            held_on=occurrence.on,
            starts=occurrence.starts,
            ends=occurrence.ends,
            place=plan.place,
            planned_on=occurrence.on,
            planned_at=occurrence.starts,
            **stamped(stamp),
        )
        for occurrence in draft.new
    )
    with constraint_as_refusal(PLANNED_TWICE):
        db.session.flush()
    days = {"on": draft.new[0].on.isoformat(), "until": draft.new[-1].on.isoformat()}
    audit.record("planning:series:make", plan.series, stamp, sessions=len(draft.new), **days)
    return len(draft.new)


def _write(plan: SeriesPlan, programme: Programme, values: PlanValues) -> None:
    pattern = values.pattern
    rules.check_pattern(pattern)
    check_kind(values.kind, programme.session_kinds)
    plan.series.name = values.name
    plan.from_on, plan.until_on, plan.sessions = pattern.from_on, pattern.until_on, pattern.sessions
    plan.place, plan.kind = values.place, values.kind
    plan.least_level, plan.series.language = values.least_level, values.language
    plan.skips_school_holidays = values.skips_school_holidays
    plan.skips_public_holidays = values.skips_public_holidays
    known = {slot.weekday: slot for slot in plan.slots}
    plan.slots = [
        _slot(known.get(slot.weekday) or SeriesSlot(series_id=plan.series_id, weekday=slot.weekday), slot)
        for slot in pattern.slots
    ]


def _slot(row: SeriesSlot, slot: rules.Slot) -> SeriesSlot:
    row.starts, row.ends = slot.starts, slot.ends
    return row


def _flush_series() -> None:
    with constraint_as_refusal(NAME_TAKEN):
        db.session.flush()

"""Warnings, exclusions and what was answered to them; inspections at entry and exit."""

from datetime import date
from typing import Any

from sqlalchemy import select

from amal_field import audit, clock
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Inspection, Measure, Stay
from amal_field.transit_site.operations.common import lock_site


def take_measure(
    household: Household,
    kind: str,
    reason: str,
    *,
    until_on: date | None,
    fact: str | None,
    decided_by: str,
    stamp: Stamp,
) -> Measure:
    """Warn a household, or exclude it from today to a day.

    Raises `RuleBroken` `exclusion_without_end`, `exclusion_over` or `warning_with_end`.
    """
    today = clock.day_of(stamp.at)
    rules.check_measure(kind, today, until_on, today=today)
    measure = Measure(
        site_id=lock_site(),
        household_id=household.id,
        household=household,
        kind=kind,
        reason=reason,
        fact=fact,
        from_on=today,
        until_on=until_on,
        decided_by=decided_by,
        **stamped(stamp),
    )
    db.session.add(measure)
    db.session.flush()
    audit.record("site:measure:take", household, stamp, kind=[kind], reason=[reason])
    return measure


def withdraw_measure(measure: Measure, *, stamp: Stamp) -> None:
    """It holds no more, and stays on the record. Twice is once."""
    if measure.stands:
        lock_site()
        measure.cancel(stamp)
        db.session.flush()
        audit.record("site:measure:withdraw", measure.household, stamp, kind=[measure.kind])


def demand_measure(measure: Measure) -> None:
    """Demand a measure that was not withdrawn. Raises `RuleBroken` `measure_withdrawn`."""
    if not measure.stands:
        raise RuleBroken("measure_withdrawn")


def note_appeal(measure: Measure, appeal: str, *, stamp: Stamp) -> None:
    """Note what the household answers to it. The same twice is once. Raises `RuleBroken` `measure_withdrawn`."""
    demand_measure(measure)
    if measure.appeal != appeal:
        lock_site()
        before, measure.appeal = measure.appeal, appeal
        measure.appealed_at, measure.appealed_by_id = stamp.at, stamp.by_id
        db.session.flush()
        audit.record("site:measure:appeal", measure.household, stamp, kind=[measure.kind], before=before)


def inspect_pitch(stay: Stay, moment: str, items: dict[str, Any], remark: str | None, *, stamp: Stamp) -> Inspection:
    """Note what was found at the entry or the exit; what was found before at that moment is replaced, and kept.

    Raises `RuleBroken` `stay_cancelled` or `nothing_inspected`.
    """
    if not stay.stands:
        raise RuleBroken("stay_cancelled")
    if not items:
        raise RuleBroken("nothing_inspected")
    lock_site()
    earlier = select(Inspection).where(Inspection.stay_id == stay.id, Inspection.moment == moment, Inspection.stands)
    for measure in db.session.scalars(earlier):
        measure.cancel(stamp)
    inspection = Inspection(stay_id=stay.id, moment=moment, items=items, remark=remark, **stamped(stamp))
    db.session.add(inspection)
    db.session.flush()
    audit.record("site:pitch:inspect", stay, stamp, moment=[moment], wrong=inspection.wrong or None)
    return inspection

"""Stays end: a family leaves, with or without a word, and that is undone."""

from datetime import date, timedelta

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.transit_site import rules
from amal_field.transit_site.models import Stay
from amal_field.transit_site.operations import late, settlements
from amal_field.transit_site.operations.common import PERSON_ELSEWHERE, PITCH_TAKEN, demand_open, lock_site
from amal_field.transit_site.queries import arrival as facts


def depart(stay: Stay, on: date, *, meter_end: int | None, stamp: Stamp) -> None:
    """Let a family go: the pitch is free from the day `on`; its night is not counted. The same twice is once.

    Raises `RuleBroken` `stay_cancelled`, `stay_over`, `departure_before_arrival`, `departure_before_change`,
    `departure_before_payment`, `day_to_come` or `meter_back`. Where it is told late and they left on another day, or
    with another meter, both are kept to be looked at.
    """
    if stay.departed_on == on and stay.stands and meter_end in (None, stay.meter_end):
        return
    if stamp.late and stay.stands and not stay.goes_on:
        before = {"before": stay.departed_on.isoformat(), "meter_before": stay.meter_end}
        values = {"on": on.isoformat(), "meter_end": meter_end} | before
        late.ask(stay, "departure", ("departed_otherwise",), stamp, **values)
        audit.record("site:stay:depart", stay, stamp, on=on.isoformat(), meter_end=meter_end)
        return
    _end(stay, on, "departed", meter_end, stamp)
    audit.record("site:stay:depart", stay, stamp, on=on.isoformat(), meter_end=meter_end)
    db.session.flush()


def close_left_without_notice(stay: Stay, last_night_on: date, *, stamp: Stamp) -> None:
    """Close the stay of a family that is gone: their last night is the last on which they were seen.

    Raises as `depart`.
    """
    _end(stay, last_night_on + timedelta(days=1), "left_without_notice", None, stamp)
    audit.record("site:stay:abandon", stay, stamp, on=last_night_on.isoformat())
    db.session.flush()


def cancel_departure(stay: Stay, *, stamp: Stamp) -> None:
    """Undo a departure: everything that ended with it lasts on. Twice is once.

    Raises `RuleBroken` `stay_cancelled`, or `pitch_taken`, `pitch_blocked` or `person_here` where it is too late.
    """
    if not stay.stands:
        raise RuleBroken("stay_cancelled")
    if stay.goes_on:
        return
    lock_site()
    settlements.cancel_settlement(stay, stamp=stamp)
    ended = rules.Period(stay.departed_on)
    spells = [*stay.standing_pitches, *stay.present_persons, *stay.present_caravans]
    persons, elsewhere = [spell.person_id for spell in stay.present_persons], False
    for spell in stay.standing_pitches:
        taken, blocked, elsewhere = facts.pitch_use(spell.pitch, ended, but=stay, persons=persons)
        rules.check_pitch(number=spell.pitch.number, blocked=blocked, taken=taken)
    here = facts.persons_here(persons, ended, but=stay) if elsewhere else []
    rules.check_persons(count=1, already_here=here)
    for spell in spells:
        spell.to_on = None
    stay.departed_on = stay.departure_kind = stay.departure_recorded_at = stay.departure_recorded_by_id = None
    stay.meter_end = None
    stay.marks = [mark for mark in stay.marks if mark != "too_long"]
    number = stay.standing_pitches[0].pitch.number
    with constraint_as_refusal(PERSON_ELSEWHERE), constraint_as_refusal(PITCH_TAKEN, pitch=number):
        db.session.flush()
    audit.record("site:departure:cancel", stay, stamp)


def _end(stay: Stay, on: date, kind: str, meter_end: int | None, stamp: Stamp) -> None:
    demand_open(stay)
    lock_site()
    spells = [spell for spell in (*stay.pitches, *stay.persons, *stay.caravans) if spell.stands]
    changes = [day for spell in spells for day in (spell.from_on, spell.to_on) if day]
    rules.check_departure(
        arrived_on=stay.arrived_on,
        latest_change_on=max(changes),
        last_paid_on=stay.last_paid_on,
        on=on,
        today=clock.day_of(stamp.at),
    )
    rules.check_meter(start=stay.meter_start, end=meter_end)
    for spell in spells:
        spell.to_on = spell.to_on or on
    stay.departed_on, stay.departure_kind, stay.meter_end = on, kind, meter_end
    stay.departure_recorded_at, stay.departure_recorded_by_id = stamp.at, stamp.by_id
    nights = rules.count_days(rules.Period(stay.arrived_on, on), until=on).nights
    beyond = rules.marks(nights=nights, max_nights=stay.max_nights, stays_in_year=0, max_stays=None)
    stay.marks = sorted({*stay.marks, *beyond})

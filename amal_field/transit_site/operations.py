"""Coming and going on the site. Each operation changes, flushes and records; none commits.

Each begins with `_change`: it counts the site's revision up, which tells the plans on other tablets, and lets the
writers of one site queue, so that what a rule sees is still true when the row is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from amal_field import audit, clock
from amal_field.db import db, last_word
from amal_field.people.models import Household, Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import queries, rules
from amal_field.transit_site.models import (
    ExpectedArrival,
    Pitch,
    PitchBlock,
    Site,
    Stay,
    StayCaravan,
    StayPerson,
    StayPitch,
    TicketCounter,
)

GUARDS = {
    "uq_stay_pitches_open": "pitch_taken",
    "ex_stay_pitches_no_overlap": "pitch_taken",
    "stay_pitches.pitch_id": "pitch_taken",
    "uq_stay_persons_open": "person_here",
    "ex_stay_persons_no_overlap": "person_here",
    "stay_persons.person_id": "person_here",
}


@dataclass(frozen=True)
class ArrivalDetails:
    """What is noted beside who came; None is "not yet"."""

    planned_departure_on: date | None = None
    prepayment: Decimal | None = None
    meter_start: int | None = None
    identity_kind: str | None = None
    house_rules_handed_over: bool = False


@dataclass(frozen=True)
class Arrival:
    """A family that comes: who is here, with which caravans, since when."""

    household: Household
    persons: Sequence[Person]
    plates: Sequence[str]
    arrived_on: date
    details: ArrivalDetails = field(default_factory=ArrivalDetails)


def check_in(pitch: Pitch, arrival: Arrival, *, stamp: Stamp) -> Stay:
    """Let a family in on a pitch: opens the stay and issues the next pitch ticket.

    Raises `RuleBroken` `day_to_come`, `day_too_old`, `plan_before_arrival`, `pitch_taken`, `pitch_blocked`,
    `nobody_here`, `too_many_people` or `person_here`.
    """
    site_id, on = pitch.site_id, arrival.arrived_on
    _change(site_id)
    rules.check_day(on, today=clock.day_of(stamp.at))
    rules.check_plan(arrived_on=on, planned_departure_on=arrival.details.planned_departure_on)
    _check_pitch(pitch, on)
    here = queries.persons_here([person.id for person in arrival.persons], rules.Period(on))
    rules.check_persons(count=len(arrival.persons), already_here=here)
    limits, stays = queries.limits_and_stays(site_id, arrival.household.id, on)
    stay = Stay(
        site_id=site_id,
        household_id=arrival.household.id,
        household=arrival.household,
        ticket_no=_next_ticket(site_id, on.year),
        arrived_on=on,
        marks=rules.marks(nights=0, max_nights=None, stays_in_year=stays + 1, max_stays=limits and limits.max_stays),
        **stamped(stamp),
    )
    _note(stay, arrival.details, stamp)
    stay.pitches = [StayPitch(pitch_id=pitch.id, pitch=pitch, from_on=on, **stamped(stamp))]
    stay.persons = [_spell_of(person, on, stamp) for person in arrival.persons]
    stay.caravans = [_caravan(plate, on, stamp) for plate in arrival.plates]
    db.session.add(stay)
    with last_word(**GUARDS):
        db.session.flush()
    queries.use_expected(pitch, stay)
    audit.record("site:stay:open", stay, stamp, pitches=[pitch.number], people=len(stay.persons))
    return stay


def cancel_check_in(stay: Stay, *, stamp: Stamp) -> None:
    """Undo a check-in: the stay and all that hangs on it stay in the database and never count. Twice is once."""
    if stay.cancelled_at is not None:
        return
    _change(stay.site_id)
    for row in (stay, *stay.pitches, *stay.persons, *stay.caravans):
        if row.cancelled_at is None:
            row.cancel(stamp)
    db.session.flush()
    audit.record("site:stay:cancel", stay, stamp)


def complete(stay: Stay, details: ArrivalDetails, *, stamp: Stamp) -> None:
    """Note what the check-in left open, or correct it.

    Raises `RuleBroken` `stay_cancelled`, `plan_before_arrival` or `meter_back`.
    """
    if stay.cancelled_at is not None:
        raise RuleBroken("stay_cancelled")
    _change(stay.site_id)
    rules.check_plan(arrived_on=stay.arrived_on, planned_departure_on=details.planned_departure_on)
    rules.check_meter(start=details.meter_start, end=stay.meter_end)
    before = _noted(stay)
    _note(stay, details, stamp)
    changed = {name: old for name, old in before.items() if old != _noted(stay)[name]}
    db.session.flush()
    if changed:
        audit.record("site:stay:complete", stay, stamp, fields=sorted(changed), before=changed)


def depart(stay: Stay, on: date, *, meter_end: int | None, stamp: Stamp) -> None:
    """Let a family go: the pitch is free from the day `on`; its night is not counted. Twice is once.

    Raises `RuleBroken` `stay_cancelled`, `departure_before_arrival`, `departure_before_change`, `day_to_come` or
    `meter_back`.
    """
    if stay.departed_on == on and stay.is_open is False and stay.cancelled_at is None:
        return
    _end(stay, on, "departed", meter_end, stamp)
    audit.record("site:stay:depart", stay, stamp, on=on.isoformat(), meter_end=meter_end)


def close_left_without_notice(stay: Stay, last_night_on: date, *, stamp: Stamp) -> None:
    """Close the stay of a family that is gone: their last night is the last on which they were seen.

    Raises as `depart`.
    """
    _end(stay, last_night_on + timedelta(days=1), "left_without_notice", None, stamp)
    audit.record("site:stay:abandon", stay, stamp, on=last_night_on.isoformat())


def cancel_departure(stay: Stay, *, stamp: Stamp) -> None:
    """Undo a departure: everything that ended with it lasts on. Twice is once.

    Raises `RuleBroken` `stay_cancelled`, or `pitch_taken`, `pitch_blocked` or `person_here` where it is too late.
    """
    if stay.cancelled_at is not None:
        raise RuleBroken("stay_cancelled")
    if stay.departed_on is None:
        return
    _change(stay.site_id)
    ended = rules.Period(stay.departed_on)
    spells = [*stay.standing_pitches, *stay.present_persons, *stay.present_caravans]
    for spell in stay.standing_pitches:
        _check_pitch(spell.pitch, stay.departed_on, but=stay)
    here = queries.persons_here([spell.person_id for spell in stay.present_persons], ended, but=stay)
    rules.check_persons(count=1, already_here=here)
    for spell in spells:
        spell.to_on = None
    stay.departed_on = stay.departure_kind = stay.departure_recorded_at = stay.departure_recorded_by_id = None
    stay.meter_end = None
    with last_word(**GUARDS):
        db.session.flush()
    audit.record("site:departure:cancel", stay, stamp)


def add_person(stay: Stay, person: Person, *, stamp: Stamp) -> StayPerson:
    """A person joins the stay today. Raises `RuleBroken` `stay_over`, `person_here` or `too_many_people`."""
    _demand_open(stay)
    _change(stay.site_id)
    on = clock.day_of(stamp.at)
    here = queries.persons_here([person.id], rules.Period(on))
    rules.check_persons(count=len(stay.present_persons) + 1, already_here=here)
    spell = _spell_of(person, on, stamp)
    stay.persons.append(spell)
    with last_word(**GUARDS):
        db.session.flush()
    audit.record("site:person:arrive", stay, stamp, person=person.name)
    return spell


def remove_person(spell: StayPerson, *, stamp: Stamp) -> None:
    """A person leaves the stay today. Twice is once. Raises `RuleBroken` `stay_over` or `last_person`."""
    if spell.to_on is not None or spell.cancelled_at is not None:
        return
    _demand_open(spell.stay)
    _change(spell.stay.site_id)
    if len(spell.stay.present_persons) == 1:
        raise RuleBroken("last_person")
    spell.to_on = max(clock.day_of(stamp.at), spell.from_on)
    db.session.flush()
    audit.record("site:person:leave", spell.stay, stamp, person=spell.person.name)


def return_person(spell: StayPerson, *, stamp: Stamp) -> None:
    """Undo that a person left the stay. Twice is once. Raises `RuleBroken` `stay_over` or `person_here`."""
    if spell.to_on is None and spell.cancelled_at is None:
        return
    _demand_open(spell.stay)
    _change(spell.stay.site_id)
    here = queries.persons_here([spell.person_id], rules.Period(spell.to_on or spell.from_on), but=spell.stay)
    rules.check_persons(count=1, already_here=here)
    spell.to_on = None
    with last_word(**GUARDS):
        db.session.flush()
    audit.record("site:person:return", spell.stay, stamp, person=spell.person.name)


def cancel_person(spell: StayPerson, *, stamp: Stamp) -> None:
    """Undo that a person joined the stay. Twice is once. Raises `RuleBroken` `stay_over` or `last_person`."""
    if spell.cancelled_at is not None:
        return
    _demand_open(spell.stay)
    _change(spell.stay.site_id)
    if len(spell.stay.present_persons) == 1:
        raise RuleBroken("last_person")
    spell.cancel(stamp)
    db.session.flush()
    audit.record("site:person:cancel", spell.stay, stamp, person=spell.person.name)


def take_pitch(stay: Stay, pitch: Pitch, *, stamp: Stamp) -> StayPitch:
    """The family takes one more pitch today. Raises `RuleBroken` `stay_over`, `pitch_taken` or `pitch_blocked`."""
    _demand_open(stay)
    _change(stay.site_id)
    spell = _take(stay, pitch, clock.day_of(stamp.at), stamp)
    audit.record("site:pitch:take", stay, stamp, pitch=pitch.number)
    return spell


def leave_pitch(spell: StayPitch, *, stamp: Stamp) -> None:
    """The family gives one of its pitches back. Twice is once. Raises `RuleBroken` `stay_over` or `last_pitch`."""
    if spell.to_on is not None or spell.cancelled_at is not None:
        return
    _demand_open(spell.stay)
    _change(spell.stay.site_id)
    if len(spell.stay.standing_pitches) == 1:
        raise RuleBroken("last_pitch")
    spell.to_on = clock.day_of(stamp.at)
    db.session.flush()
    audit.record("site:pitch:leave", spell.stay, stamp, pitch=spell.pitch.number)


def move(spell: StayPitch, pitch: Pitch, *, stamp: Stamp) -> StayPitch:
    """The family moves from one of its pitches to another today; the stay goes on.

    Raises `RuleBroken` `stay_over`, `pitch_same`, `pitch_taken` or `pitch_blocked`.
    """
    _demand_open(spell.stay)
    if spell.pitch_id == pitch.id:
        raise RuleBroken("pitch_same")
    _change(spell.stay.site_id)
    on = clock.day_of(stamp.at)
    spell.to_on = on
    new = _take(spell.stay, pitch, on, stamp)
    audit.record("site:pitch:move", spell.stay, stamp, before=spell.pitch.number, pitch=pitch.number)
    return new


def add_caravan(stay: Stay, plate: str, *, stamp: Stamp) -> StayCaravan:
    """One more caravan from today on. The same plate twice is once. Raises `RuleBroken` `stay_over`."""
    _demand_open(stay)
    spell = next((one for one in stay.present_caravans if one.plate_key == rules.plate_key(plate)), None)
    if spell is None:
        _change(stay.site_id)
        spell = _caravan(plate, clock.day_of(stamp.at), stamp)
        stay.caravans.append(spell)
        db.session.flush()
        audit.record("site:caravan:arrive", stay, stamp, plate=plate)
    return spell


def remove_caravan(spell: StayCaravan, *, stamp: Stamp) -> None:
    """A caravan leaves today. Twice is once. Raises `RuleBroken` `stay_over`."""
    if spell.to_on is not None or spell.cancelled_at is not None:
        return
    _demand_open(spell.stay)
    _change(spell.stay.site_id)
    spell.to_on = max(clock.day_of(stamp.at), spell.from_on)
    db.session.flush()
    audit.record("site:caravan:leave", spell.stay, stamp, plate=spell.plate)


def block_pitch(pitch: Pitch, reason: str, *, stamp: Stamp) -> PitchBlock:
    """Let nobody stand on a pitch from today on. Raises `RuleBroken` `pitch_in_use` or `block_exists`."""
    _change(pitch.site_id)
    on = clock.day_of(stamp.at)
    taken, blocked = queries.pitch_use(pitch, rules.Period(on))
    if taken:
        raise RuleBroken("pitch_in_use")
    if blocked is not None:
        raise RuleBroken("block_exists")
    block = PitchBlock(pitch_id=pitch.id, pitch=pitch, reason=reason, from_on=on, **stamped(stamp))
    db.session.add(block)
    with last_word(uq_pitch_blocks_open="block_exists", **{"pitch_blocks.pitch_id": "block_exists"}):
        db.session.flush()
    audit.record("site:block:begin", pitch, stamp, reason=reason)
    return block


def unblock_pitch(block: PitchBlock, *, stamp: Stamp) -> None:
    """Open a blocked pitch again. Twice is once."""
    if block.to_on is None:
        _change(block.pitch.site_id)
        block.to_on = clock.day_of(stamp.at)
        db.session.flush()
        audit.record("site:block:end", block.pitch, stamp)


def expect_arrival(pitch: Pitch, name: str, phone: str | None, on: date, *, stamp: Stamp) -> ExpectedArrival:
    """Note that somebody comes to a pitch on a day."""
    _change(pitch.site_id)
    arrival = ExpectedArrival(pitch_id=pitch.id, pitch=pitch, name=name, phone=phone, expected_on=on, **stamped(stamp))
    db.session.add(arrival)
    db.session.flush()
    audit.record("site:arrival:expect", pitch, stamp, name=name, on=on.isoformat())
    return arrival


def cancel_expected(arrival: ExpectedArrival, *, stamp: Stamp) -> None:
    """They do not come. Twice is once."""
    if arrival.cancelled_at is None:
        _change(arrival.pitch.site_id)
        arrival.cancel(stamp)
        db.session.flush()
        audit.record("site:arrival:cancel", arrival.pitch, stamp, name=arrival.name)


def _change(site_id) -> None:
    db.session.execute(
        update(Site).where(Site.id == site_id).values(revision=Site.revision + 1),
        execution_options={"synchronize_session": False},
    )


def _demand_open(stay: Stay) -> None:
    if stay.cancelled_at is not None:
        raise RuleBroken("stay_cancelled")
    if not stay.is_open:
        raise RuleBroken("stay_over")


def _check_pitch(pitch: Pitch, on: date, *, but: Stay | None = None) -> None:
    taken, blocked = queries.pitch_use(pitch, rules.Period(on), but=but)
    rules.check_pitch(number=pitch.number, blocked=blocked, taken=taken)


def _take(stay: Stay, pitch: Pitch, on: date, stamp: Stamp) -> StayPitch:
    _check_pitch(pitch, on)
    spell = StayPitch(pitch_id=pitch.id, pitch=pitch, from_on=on, **stamped(stamp))
    stay.pitches.append(spell)
    with last_word(**GUARDS):
        db.session.flush()
    return spell


def _end(stay: Stay, on: date, kind: str, meter_end: int | None, stamp: Stamp) -> None:
    if stay.cancelled_at is not None:
        raise RuleBroken("stay_cancelled")
    if not stay.is_open:
        raise RuleBroken("stay_over")
    _change(stay.site_id)
    spells = [spell for spell in (*stay.pitches, *stay.persons, *stay.caravans) if spell.cancelled_at is None]
    changes = [day for spell in spells for day in (spell.from_on, spell.to_on) if day]
    rules.check_departure(
        arrived_on=stay.arrived_on, latest_change_on=max(changes), on=on, today=clock.day_of(stamp.at)
    )
    rules.check_meter(start=stay.meter_start, end=meter_end)
    for spell in spells:
        if spell.to_on is None:
            spell.to_on = on
    stay.departed_on, stay.departure_kind, stay.meter_end = on, kind, meter_end
    stay.departure_recorded_at, stay.departure_recorded_by_id = stamp.at, stamp.by_id
    limits, _ = queries.limits_and_stays(stay.site_id, stay.household_id, stay.arrived_on)
    nights = rules.count_days(rules.Period(stay.arrived_on, on), until=on).nights
    beyond = rules.marks(nights=nights, max_nights=limits and limits.max_nights, stays_in_year=0, max_stays=None)
    stay.marks = sorted({*stay.marks, *beyond})
    db.session.flush()


def _note(stay: Stay, details: ArrivalDetails, stamp: Stamp) -> None:
    stay.planned_departure_on = details.planned_departure_on
    stay.prepayment, stay.meter_start = details.prepayment, details.meter_start
    if details.identity_kind != stay.identity_kind:
        seen = details.identity_kind is not None
        stay.identity_kind = details.identity_kind
        stay.identity_seen_at, stay.identity_seen_by_id = (stamp.at, stamp.by_id) if seen else (None, None)
    if details.house_rules_handed_over != (stay.house_rules_at is not None):
        handed = details.house_rules_handed_over
        stay.house_rules_at, stay.house_rules_by_id = (stamp.at, stamp.by_id) if handed else (None, None)


def _noted(stay: Stay) -> dict[str, str | None]:
    values = {
        "plan": stay.planned_departure_on,
        "prepayment": stay.prepayment,
        "meter": stay.meter_start,
        "identity": stay.identity_kind,
        "house_rules": stay.house_rules_at,
    }
    return {name: str(value) if value is not None else None for name, value in values.items()}


def _spell_of(person: Person, on: date, stamp: Stamp) -> StayPerson:
    return StayPerson(person_id=person.id, recorded_person_id=person.id, person=person, from_on=on, **stamped(stamp))


def _caravan(plate: str, on: date, stamp: Stamp) -> StayCaravan:
    return StayCaravan(plate=plate, plate_key=rules.plate_key(plate), from_on=on, **stamped(stamp))


def _next_ticket(site_id, year: int) -> str:
    insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[db.engine.dialect.name]
    counted = db.session.scalar(
        insert(TicketCounter)
        .values(site_id=site_id, year=year, last=1)
        .on_conflict_do_update(
            index_elements=[TicketCounter.site_id, TicketCounter.year], set_={"last": TicketCounter.last + 1}
        )
        .returning(TicketCounter.last)
    )
    return rules.ticket_number(year, counted)

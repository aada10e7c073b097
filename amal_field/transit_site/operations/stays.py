"""Stays begin: check-in with its pitch ticket, undoing it, and what is noted beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import constraint_as_refusal, db, new_key
from amal_field.people.models import Household, Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Stay, StayPitch
from amal_field.transit_site.operations import late, money, settlements
from amal_field.transit_site.operations.common import (
    PERSON_ELSEWHERE,
    PITCH_TAKEN,
    caravan_spell,
    lock_site,
    person_spell,
)
from amal_field.transit_site.operations.decisions import record_decisions
from amal_field.transit_site.operations.extensions import decide_extension
from amal_field.transit_site.operations.house_rules import hand_over_house_rules
from amal_field.transit_site.operations.late import Doubts
from amal_field.transit_site.operations.reservation_outcomes import reservations_meant, use_reservations
from amal_field.transit_site.queries import arrival as facts
from amal_field.transit_site.queries import reservations
from amal_field.transit_site.rules import ArrivalDetails, Decided


@dataclass(frozen=True)
class Arrival:
    """A family that comes to a pitch: who is here, with which caravans, since when."""

    pitch_number: int
    household: Household
    persons: Sequence[Person]
    plates: Sequence[str]
    arrived_on: date
    details: ArrivalDetails = field(default_factory=ArrivalDetails)
    decided: Decided | None = None
    reservation_id: UUID | None = None
    stay_id: UUID | None = None
    """The key that a tablet made for the stay."""


def check_in(arrival: Arrival, *, stamp: Stamp) -> Stay:
    """Let a family in on a pitch: opens the stay and issues the next pitch ticket.

    Raises `RuleBroken` `day_to_come`, `day_too_old`, `plan_before_arrival`, `pitch_unknown`, `pitch_taken`,
    `pitch_blocked`, `pitch_kept`, `nobody_here`, `too_many_people` or `person_here`; `RulesBroken` where rules of the
    site refuse that `arrival.decided` does not let pass. What came late and is refused by `rules.late.ARRIVAL` is kept
    as disputed instead.
    """
    doubts = Doubts(rules.late.ARRIVAL, stamp)
    on, until = arrival.arrived_on, arrival.details.planned_departure_on
    rules.check_day(on, today=clock.day_of(stamp.at))
    rules.check_plan(arrived_on=on, planned_departure_on=until)
    site_id = lock_site()
    person_ids = [person.id for person in arrival.persons]
    with db.session.no_autoflush:
        household_id, now = arrival.household.id, stamp.at
        known = facts.arrival_facts(site_id, arrival.pitch_number, person_ids, household_id, on, until, now=now)
    if known is None:
        raise RuleBroken("pitch_unknown", pitch=arrival.pitch_number)
    with doubts:
        rules.check_pitch(number=known.pitch.number, blocked=known.blocked, taken=known.taken)
    here = facts.persons_here(person_ids, rules.Period(on)) if known.somebody_here else []
    with doubts:
        rules.check_persons(count=len(person_ids), already_here=here)
    chosen_id, meant, decided = arrival.reservation_id, [], []
    if known.expected or chosen_id is not None:
        with doubts:
            meant = reservations_meant(known.pitch, arrival.household, arrival.persons, chosen_id, on, stamp=stamp)
    refusals = rules.refuse_arrival(known.record, rules.Period(on, until))
    granted = reservations.decided_for(chosen_id, arrival.household.id, until or on) if chosen_id and refusals else ()
    with doubts:
        decided = rules.decide(refusals, known.record.limits, arrival.decided, granted=granted)
    details = arrival.details
    stay = Stay(
        id=arrival.stay_id or new_key(),
        site_id=site_id,
        household_id=arrival.household.id,
        household=arrival.household,
        ticket_no=rules.next_number(on.year, known.last_ticket),
        arrived_on=on,
        marks=[code for code in rules.MARKS if code in {refusal.code for refusal in refusals}],
        prepayment=details.prepayment,  # the ledger tells it too, to the card that answers by a statement more
        pitches=[StayPitch(pitch=known.pitch, from_on=on, **stamped(stamp))],
        persons=[person_spell(person, on, stamp) for person in arrival.persons],
        caravans=[caravan_spell(plate, on, stamp) for plate in arrival.plates],
        **stamped(stamp),
    )
    if doubts.codes:
        late.dispute((stay, *stay.pitches, *stay.persons, *stay.caravans), stamp)
    _note(stay, details, stamp)
    db.session.add(stay)
    audit.record("site:stay:open", stay, stamp, pitches=[known.pitch.number], people=len(person_ids))
    with constraint_as_refusal(PERSON_ELSEWHERE), constraint_as_refusal(PITCH_TAKEN, pitch=known.pitch.number):
        money.book(stay, money.prepaid(details.prepayment, details.prepayment_method, on, stamp), stamp=stamp)
        db.session.flush()
    record_decisions(stay, decided, arrival.decided, stamp)
    use_reservations(meant, stay)
    if doubts.codes:
        late.ask(stay, "arrival", doubts.codes, stamp, pitch=known.pitch.number)
    return stay


def cancel_check_in(stay: Stay, *, stamp: Stamp) -> None:
    """Undo a check-in: the stay and all that hangs on it stay in the database and never count. Whoever was expected
    is so again. Twice is once."""
    if not stay.stands:
        return
    lock_site()
    for row in (stay, *stay.pitches, *stay.persons, *stay.caravans):
        if row.stands:
            row.cancel(stamp)
    if not stay.goes_on:
        settlements.cancel_settlement(stay, stamp=stamp)
    money.reverse_all(stay, stamp=stamp)
    for used in reservations.of_stay(stay):
        used.stay_id = None
    db.session.flush()
    audit.record("site:stay:cancel", stay, stamp)


def complete(stay: Stay, details: ArrivalDetails, *, decided: Decided | None = None, stamp: Stamp) -> None:
    """Note what the check-in left open, or correct it.

    Raises `RuleBroken` `stay_cancelled`, `plan_before_arrival`, `meter_back`, or `account_made_up` where the prepayment
    or the meter of a settled stay would change; `RulesBroken` where rules of the site refuse the new plan and `decided`
    does not let it pass.
    """
    if not stay.stands:
        raise RuleBroken("stay_cancelled")
    lock_site()
    if (details.prepayment, details.meter_start) != (stay.prepayment, stay.meter_start):
        settlements.demand_not_settled(stay)
    rules.check_plan(arrived_on=stay.arrived_on, planned_departure_on=details.planned_departure_on)
    rules.check_meter(start=details.meter_start, end=stay.meter_end)
    passed = decide_extension(stay, details.planned_departure_on, decided)
    today, prepayment = clock.day_of(stamp.at), stay.prepayment
    before = _noted(stay, prepayment)
    _note(stay, details, stamp)
    if money.note_prepayment(stay, details.prepayment, details.prepayment_method, today, stamp=stamp):
        prepayment = details.prepayment
    after = _noted(stay, prepayment)
    changed = {name: old for name, old in before.items() if old != after[name]}
    if changed:
        audit.record("site:stay:complete", stay, stamp, fields=sorted(changed), before=changed)
    db.session.flush()
    record_decisions(stay, passed, decided, stamp)


def _note(stay: Stay, details: ArrivalDetails, stamp: Stamp) -> None:
    stay.planned_departure_on = details.planned_departure_on
    stay.meter_start = details.meter_start
    if details.identity_kind != stay.identity_kind:
        seen = details.identity_kind is not None
        stay.identity_kind = details.identity_kind
        stay.identity_seen_at, stay.identity_seen_by_id = (stamp.at, stamp.by_id) if seen else (None, None)
    if details.house_rules_handed_over != (stay.house_rules_at is not None):
        hand_over_house_rules(stay, stamp, is_over=details.house_rules_handed_over)


def _noted(stay: Stay, prepayment: Decimal | None) -> dict[str, str | None]:
    values = {
        "plan": stay.planned_departure_on,
        "prepayment": prepayment,
        "meter": stay.meter_start,
        "identity": stay.identity_kind,
        "house_rules": stay.house_rules_at,
    }
    return {name: str(value) if value is not None else None for name, value in values.items()}

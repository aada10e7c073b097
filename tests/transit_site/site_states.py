"""What the site keeps beside its stays in every state: pitches, reservations, measures, money of a day, and rules."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import operations
from amal_field.transit_site.models import CashClosing, Measure, Reservation, RollCall, SiteClosure, SiteRule, Tariff
from amal_field.transit_site.queries import evacuation, house_rules
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ROLL_CALL_MARKS
from tests.states import StampOf, State
from tests.transit_site.world import in_days, let_in, make_family, wish

RULE = {
    "capacity": 25,
    "max_nights": 21,
    "max_stays": 8,
    "min_gap_nights": 7,
    "reentry_nights": 0,
    "count_departure_day": True,
    "stays_within": "twelve_months",
    "decidable": [],
}
TEXTS = {"nl": "# Stilte\nNa 22 uur", "fr": "# Calme\nAprès 22 h", "en": "# Quiet\nAfter 10 pm"}


def pitches(stamp_of: StampOf) -> Iterator[State]:
    """Taken, free, blocked, opened again, with somebody expected, late, or not any more."""
    yield State("pitch taken", number=1)
    yield State("pitch free", number=25)
    operations.block_pitch(stay_queries.pitch(24), "Kapot", stamp=stamp_of())
    yield State("pitch blocked", number=24)
    operations.unblock_pitch(
        operations.block_pitch(stay_queries.pitch(25), "Kapot", stamp=stamp_of()), stamp=stamp_of()
    )
    for name, number, days in (("expected", 23, 0), ("expected later", 25, 4), ("expected and taken", 1, 60)):
        arrival = operations.expect_arrival(stay_queries.pitch(number), "Adel", None, in_days(days), stamp=stamp_of())
        yield State(f"pitch {name}", number=number, arrival_id=arrival.id, reservation_id=arrival.id)
    gone = operations.expect_arrival(stay_queries.pitch(22), "Gone", None, clock.today(), stamp=stamp_of())
    operations.cancel_reservation(gone, stamp=stamp_of())
    yield State("pitch no more expected", number=22, arrival_id=gone.id, reservation_id=gone.id)


def reservations(stamp_of: StampOf) -> Iterator[State]:
    """Confirmed, waiting, asked for, refused, cancelled, missed, brought back, and used."""
    household = make_family(stamp_of(), "Rosenberg")
    more = {
        "waiting": {},
        "requested": {},
        "refused": {"refusal": "other"},
        "confirmed": {"household_id": household.id},
    }
    for state, values in more.items():
        made = operations.reserve(wish(state, days=30, state=state, **values), stamp=stamp_of())
        yield State(f"reservation {state}", reservation_id=made.id)
    cancelled = operations.reserve(wish("Cancelled", days=5), stamp=stamp_of())
    operations.cancel_reservation(cancelled, stamp=stamp_of())
    yield State("reservation cancelled", reservation_id=cancelled.id)
    missed = operations.reserve(wish("Missed", days=0), stamp=stamp_of())
    operations.miss_reservation(missed, stamp=stamp_of())
    yield State("reservation missed", reservation_id=missed.id)
    back = operations.reserve(wish("Back", days=50), stamp=stamp_of())
    operations.cancel_reservation(back, stamp=stamp_of())
    operations.restore_reservation(back, stamp=stamp_of())
    yield State("reservation brought back", reservation_id=back.id)
    past = replace(stamp_of(), at=clock.now() - timedelta(days=30))
    yield State("reservation gone by", reservation_id=operations.reserve(wish("Past", days=-29), stamp=past).id)
    before = replace(stamp_of(), at=clock.now() - timedelta(days=1))
    pitch = stay_queries.pitch(22)
    for name, stops in (("kept", False), ("kept no more", True)):
        late = operations.reserve(wish(name, days=-1, pitch=None if stops else pitch), stamp=before)
        operations.keep_reservation(late, stamp=stamp_of())
        if stops:
            operations.stop_keeping(late, stamp=stamp_of())
        here = {} if stops else {"arrival_id": late.id, "number": 22}
        yield State(f"reservation {name}", reservation_id=late.id, **here)
    came = make_family(stamp_of(), "Came")
    used = operations.reserve(wish("Came", days=0, household_id=came.id), stamp=stamp_of())
    stay = let_in(stamp_of(), came, pitch=13, reservation_id=used.id)
    yield State("reservation used", reservation_id=used.id, stay_id=stay.id, household_id=came.id)


def measures(stamp_of: StampOf) -> Iterator[State]:
    """Warnings and exclusions in force, answered to, withdrawn, and over."""
    long_ago = replace(stamp_of(), at=clock.now() - timedelta(days=60))
    for name, kind, until, stamp in (
        ("warning", "warning", None, stamp_of()),
        ("exclusion", "exclusion", in_days(30), stamp_of()),
        ("answered to", "warning", None, stamp_of()),
        ("withdrawn", "exclusion", in_days(30), stamp_of()),
        ("over", "exclusion", in_days(-30), long_ago),
    ):
        household = make_family(stamp_of(), f"Measure {name}")
        taken = operations.take_measure(
            household, kind, "damage", until_on=until, fact=None, decided_by="Amina", stamp=stamp
        )
        if name == "answered to":
            operations.note_appeal(taken, "Niet waar", stamp=stamp_of())
        if name == "withdrawn":
            operations.withdraw_measure(taken, stamp=stamp_of())
        yield State(f"measure {name}", is_void=name == "withdrawn", measure_id=taken.id, household_id=household.id)


def settings(stamp_of: StampOf) -> Iterator[State]:
    """Closings of the cash, tariffs, rules, house rules and closures: in force, to come, withdrawn, ended."""
    for days, reopens in ((-9, False), (-8, False), (-7, True)):
        closing = operations.close_cash(in_days(days), Decimal(0), Decimal(0), "Geteld", stamp=stamp_of())
        if reopens:
            operations.reopen_cash(closing, stamp=stamp_of())
        yield State(f"closing of {days} days", is_void=reopens, closing_id=closing.id)
    yield from _dated(stamp_of)
    first = db.session.scalars(select(Tariff.id).where(Tariff.confirmed_at.is_(None))).first()
    yield State("tariff in force", tariff_id=first)
    yield State("rule in force", rule_id=db.session.scalars(select(SiteRule.id)).first())
    yield State("house rules in force", version=house_rules.in_force(stay_queries.the_site(), clock.today()).version)
    before = replace(stamp_of(), at=clock.now() - timedelta(days=20))
    ended = operations.close_site(in_days(-20), None, "Werken", stamp=before)
    operations.open_site(ended, stamp=before)
    yield State("closure that never was", is_void=True, closure_id=ended.id)
    for from_on, to_on in ((-15, -14), (200, None)):
        closure = operations.close_site(in_days(from_on), to_on and in_days(to_on), "Werken", stamp=before)
        yield State(f"closure from {from_on} to {to_on}", closure_id=closure.id)


def _dated(stamp_of: StampOf) -> Iterator[State]:
    for days, withdrawn in ((90, False), (91, True)):
        stamp = stamp_of("dirk")
        tariff = operations.set_tariff(in_days(days), Decimal(8), Decimal("0.35"), Decimal(250), stamp=stamp)
        rule = operations.set_rule(in_days(days), RULE, stamp=stamp)
        written = operations.write_house_rules(in_days(days), TEXTS, stamp=stamp)
        if withdrawn:
            operations.withdraw_tariff(tariff, stamp=stamp)
            operations.withdraw_rule(rule, stamp=stamp)
            operations.withdraw_house_rules(written, stamp=stamp)
        name = "withdrawn" if withdrawn else "to come"
        yield State(f"tariff {name}", is_void=withdrawn, tariff_id=tariff.id)
        yield State(f"rule {name}", is_void=withdrawn, rule_id=rule.id)
        yield State(f"house rules {name}", is_void=withdrawn, version=written.version)


def roll_calls(stamp_of: StampOf) -> Iterator[State]:
    """Forgotten, closed, and open, with somebody found and somebody missing."""
    persons = [one.person.id for one in evacuation.evacuation_list(clock.today()).people[:3]]
    for name, days in (("forgotten", -3), ("closed", 0), ("open", 0)):
        stamp = stamp_of()
        stamp = replace(stamp, at=stamp.at + timedelta(days=days))
        call = operations.open_roll_call(stamp=stamp_of()) if name != "forgotten" else _forgotten(stamp)
        if name != "forgotten":
            for person_id, mark in zip(persons, ("found", "missing"), strict=False):
                operations.mark_person(call, person_id, mark, stamp=stamp)
        if name == "closed":
            operations.close_roll_call(call, stamp=stamp)
        yield State(f"roll call {name}", roll_call_id=call.id, person_id=persons, wanted=list(ROLL_CALL_MARKS))


def _forgotten(stamp: Stamp) -> RollCall:
    counts = {"people": 4, "found": 3, "missing": 1, "closed_at": stamp.at, "closed_by_id": stamp.by_id}
    site_id = stay_queries.the_site().id
    call = RollCall(site_id=site_id, called_on=clock.day_of(stamp.at), revision=0, **counts, **stamped(stamp))
    db.session.add(call)
    db.session.flush()
    return call


MAKERS = (pitches, reservations, measures, settings, roll_calls)
RECORDS = {
    "reservation_id": Reservation,
    "arrival_id": Reservation,
    "measure_id": Measure,
    "closing_id": CashClosing,
    "closure_id": SiteClosure,
    "tariff_id": Tariff,
    "roll_call_id": RollCall,
    "rule_id": SiteRule,
}

"""Warnings, exclusions and inspections: facts, withdrawn and never removed; an exclusion stops who comes."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import HouseholdMember
from amal_field.refusal import RuleBroken, RulesBroken
from amal_field.stamp import stamped
from amal_field.transit_site import operations
from amal_field.transit_site.operations import Wish
from amal_field.transit_site.queries import measures
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
GOOD = {"found": "good", "remark": None}


def exclude(stamp, household, days=30, **more):
    values = {"until_on": in_days(days), "fact": None, "decided_by": "The coordinator"} | more
    return operations.take_measure(household, "exclusion", "damage", stamp=stamp, **values)


def test_an_exclusion_stops_a_check_in_and_a_reservation_until_its_last_day(world, stamp_of, frozen_clock):
    household = make_family(stamp_of())
    exclude(stamp_of(), household, days=3)
    with pytest.raises(RulesBroken, match="excluded") as refusal:
        let_in(stamp_of(), household)
    assert not refusal.value.decidable
    with pytest.raises(RulesBroken, match="excluded"):
        operations.reserve(Wish("Mayer", in_days(3), 7, household_id=household.id), stamp=stamp_of())
    operations.reserve(Wish("Mayer", in_days(4), 7, household_id=household.id), stamp=stamp_of())
    frozen_clock(clock.now() + timedelta(days=4))
    let_in(stamp_of(), household)


def test_an_exclusion_holds_for_another_household_of_the_same_person(world, stamp_of):
    household, other = make_family(stamp_of()), make_family(stamp_of(), "Adel", [("Adel", 1990)])
    stamp, person_id = stamp_of(), household.members[0].person_id
    db.session.add(HouseholdMember(household_id=other.id, person_id=person_id, **stamped(stamp)))
    exclude(stamp_of(), household)
    with pytest.raises(RulesBroken, match="excluded"):
        operations.reserve(Wish("Adel", in_days(1), 7, household_id=other.id), stamp=stamp_of())


def test_a_withdrawn_exclusion_holds_no_more_and_stays_on_the_record(world, stamp_of):
    household = make_family(stamp_of())
    measure = exclude(stamp_of(), household)
    operations.note_appeal(measure, "They have repaired it", stamp=stamp_of())
    assert measures.in_force(clock.today()) == [measure]
    for _ in range(2):
        operations.withdraw_measure(measure, stamp=stamp_of())
    assert measures.in_force(clock.today()) == []
    assert measures.of_household(household.id) == [measure]
    with pytest.raises(RuleBroken, match="measure_withdrawn"):
        operations.note_appeal(measure, "Another answer", stamp=stamp_of())
    let_in(stamp_of(), household)


def test_a_warning_stops_nobody(world, stamp_of):
    household = make_family(stamp_of())
    operations.take_measure(
        household, "warning", "nuisance", until_on=None, fact=None, decided_by="Amina", stamp=stamp_of()
    )
    let_in(stamp_of(), household)


@pytest.mark.parametrize(
    ("kind", "days", "code"),
    [
        ("exclusion", None, "exclusion_without_end"),
        ("exclusion", -1, "exclusion_over"),
        ("warning", 3, "warning_with_end"),
    ],
)
def test_a_measure_that_makes_no_sense_is_refused(world, stamp_of, kind, days, code):
    until_on = in_days(days) if days is not None else None
    with pytest.raises(RuleBroken, match=code):
        operations.take_measure(
            make_family(stamp_of()), kind, "damage", until_on=until_on, fact=None, decided_by="x", stamp=stamp_of()
        )


def test_the_database_keeps_an_exclusion_with_its_end(engine, world, stamp_of):
    measure = exclude(stamp_of(), make_family(stamp_of()))
    measure.until_on = None
    with pytest.raises(IntegrityError, match="exclusion_ends"):
        db.session.flush()


def test_a_second_inspection_replaces_the_first_and_both_are_kept(world, stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    with pytest.raises(RuleBroken, match="nothing_inspected"):
        operations.inspect_pitch(stay, "entry", {}, None, stamp=stamp_of())
    first = operations.inspect_pitch(stay, "entry", {"water": GOOD}, None, stamp=stamp_of())
    second = operations.inspect_pitch(stay, "entry", {"water": GOOD | {"found": "wrong"}}, None, stamp=stamp_of())
    assert measures.inspections_of(stay) == [second]
    assert (first.wrong, second.wrong) == ([], ["water"])
    assert first.cancelled_at is not None

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
from amal_field.transit_site.models import Inspection, Measure
from amal_field.transit_site.operations import Wish
from amal_field.transit_site.queries import measures
from tests.page import fields_of
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
GOOD = {"found": "good", "remark": None}


def in_days(number):
    return clock.today() + timedelta(days=number)


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


def test_a_household_is_excluded_on_screen_and_it_is_undone(engine, visit, given, count):
    household_id = given(lambda stamp: known_family(stamp()))
    page = visit("amina").go(f"/transit-site/households/{household_id}/measures")
    page.send(kind="exclusion", reason="damage")
    assert page.status == 422
    assert page.find("#until_on-error")
    page.send(kind="exclusion", reason="damage", until_on=in_days(30).isoformat(), fact="Tap broken off")
    assert page.url == f"/people/households/{household_id}"
    assert "Tap broken off" in page.find("#household-measures")[0].text_content()
    refused = visit("amina").go("/transit-site/pitches/12").send("form[action$='/check-in']")
    assert refused.status == 422
    assert not refused.find("#deciding input")
    page.go("/transit-site/measures").go(page.find("a[href$='/appeal']")[0].get("href")).send(appeal="Repaired")
    assert "Repaired" in page.text
    page.send("#household-measures form[action$='/cancellation']")
    assert count(Measure) == 1
    assert page.go("/transit-site/measures").find("article.measure") == []


def test_the_same_measure_twice_is_one(visit, given, count):
    household_id = given(lambda stamp: known_family(stamp()))
    page = visit("amina").go(f"/transit-site/households/{household_id}/measures")
    fields = fields_of(page.form()) | {"reason": "nuisance"}
    for _ in range(2):
        page.post(f"/transit-site/households/{household_id}/measures", fields)
    assert count(Measure) == 1


def test_a_pitch_is_inspected_on_screen(visit, given, count):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/inspections/exit").send()
    assert page.status == 422
    page.send(water="wrong", water_remark="Tap leaks", ground="good")
    assert page.url == f"/transit-site/stays/{stay_id}"
    assert "Tap leaks" in page.text
    assert count(Inspection) == 1
    assert page.go(f"/transit-site/stays/{stay_id}/inspections/exit").form().fields["water"] == "wrong"
    assert page.go(f"/transit-site/stays/{stay_id}/inspections/never").status == 404

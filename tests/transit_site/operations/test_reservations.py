"""Reservations by phone: checked before they are saved, kept in a state, used by the stay that comes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.db import db
from amal_field.refusal import RuleBroken, RulesBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import Decision, Reservation, Stay
from amal_field.transit_site.operations import Wish
from amal_field.transit_site.queries import plan, reservations
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails, Decided, PitchState
from tests.page import fields_of
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
PAGE = "/transit-site/reservations"
SCHOOL = "The school year ends then"


def in_days(number):
    return clock.today() + timedelta(days=number)


def wish(name="Rosenberg", days=3, nights=7, **more):
    return Wish(name, in_days(days), nights, **more)


def test_a_reservation_is_confirmed_and_told(world, stamp_of):
    made = operations.reserve(wish(phone="0470 12 34 56"), stamp=stamp_of())
    assert made.state == "confirmed"
    assert reservations.coming("ros", clock.today()) == reservations.coming("0470 12", clock.today()) == [made]
    assert reservations.coming("rosenberg x", clock.today()) == []
    assert reservations.counts(made.from_on.year) == {("confirmed", None): 1}


def test_a_day_that_has_gone_by_and_a_refusal_without_a_reason_are_refused(world, stamp_of):
    with pytest.raises(RuleBroken, match="day_gone_by"):
        operations.reserve(wish(days=-1), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="refusal_without_reason"):
        operations.reserve(wish(state="refused"), stamp=stamp_of())
    refused = operations.reserve(wish(state="refused", refusal="not_roadworthy"), stamp=stamp_of())
    assert reservations.counts(refused.from_on.year) == {("refused", "not_roadworthy"): 1}


def test_only_a_confirmation_asks_the_rules(world, stamp_of):
    with pytest.raises(RulesBroken, match="too_long"):
        operations.reserve(wish(nights=22), stamp=stamp_of())
    made = operations.reserve(wish(nights=22, state="requested"), stamp=stamp_of())
    with pytest.raises(RulesBroken, match="too_long"):
        operations.change_reservation(made, wish(nights=22), stamp=stamp_of())
    decided = Decided(frozenset({"too_long"}), SCHOOL)
    operations.change_reservation(made, wish(nights=22), decided=decided, stamp=stamp_of())
    operations.change_reservation(made, wish("Rosenbergh", nights=22), stamp=stamp_of())
    assert (made.name, made.state) == ("Rosenbergh", "confirmed")


def test_the_stays_of_the_household_count(world, stamp_of):
    household = make_family(stamp_of())
    for number in range(5):
        stay = let_in(stamp_of(), household, on=in_days(-30 + 4 * number))
        operations.depart(stay, stay.arrived_on + timedelta(days=1), meter_end=None, stamp=stamp_of())
    with pytest.raises(RulesBroken, match="too_many"):
        operations.reserve(wish(household_id=household.id), stamp=stamp_of())
    operations.reserve(wish(), stamp=stamp_of())


def test_a_full_night_refuses_and_the_waiting_list_names_the_first_free_day(world, stamp_of):
    for number in range(1, 26):
        plan_until = in_days(5 if number == 1 else 12)
        details = ArrivalDetails(planned_departure_on=plan_until)
        let_in(stamp_of(), make_family(stamp_of(), f"Family {number}"), pitch=number, details=details)
    with pytest.raises(RulesBroken, match="full"):
        operations.reserve(wish(days=4, nights=2), stamp=stamp_of())
    operations.reserve(wish(days=5, nights=2), stamp=stamp_of())
    first = operations.reserve(wish("First", days=4, nights=3, state="waiting"), stamp=stamp_of())
    later = replace(stamp_of(), at=clock.now() + timedelta(minutes=1))
    second = operations.reserve(wish("Second", days=4, nights=7, state="waiting"), stamp=later)
    lines = reservations.waiting(stay_queries.the_site(), None, clock.today())
    assert [(line.reservation, line.place_on) for line in lines] == [(first, in_days(7)), (second, in_days(10))]
    assert [line.reservation for line in reservations.waiting(stay_queries.the_site(), "sec", clock.today())] == [
        second
    ]


def test_two_reservations_do_not_share_a_pitch(world, stamp_of):
    pitch = stay_queries.pitch(12)
    operations.reserve(wish(pitch=pitch), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="pitch_reserved"):
        operations.reserve(wish("Winter", days=9, pitch=pitch), stamp=stamp_of())
    operations.reserve(wish("Winter", days=10, pitch=pitch), stamp=stamp_of())


def test_the_household_that_comes_uses_its_reservation_and_undoing_gives_it_back(world, stamp_of):
    household = make_family(stamp_of())
    made = operations.reserve(wish("Somebody", days=0, household_id=household.id), stamp=stamp_of())
    assert plan.plan(clock.today()).expected == 1
    stay = let_in(stamp_of(), household)
    assert made.state == "used"
    assert plan.plan(clock.today()).expected == 0
    operations.cancel_check_in(stay, stamp=stamp_of())
    assert made.state == "confirmed"


def test_what_was_decided_for_the_reservation_holds_for_the_stay(world, stamp_of):
    household = make_family(stamp_of())
    decided = Decided(frozenset({"too_long"}), SCHOOL)
    made = operations.reserve(wish(days=0, nights=25, household_id=household.id), decided=decided, stamp=stamp_of())
    until = ArrivalDetails(planned_departure_on=in_days(25))
    stay = let_in(stamp_of(), household, details=until, reservation_id=made.id)
    assert stay.marks == ["too_long"]
    assert [row.stay_id for row in db.session.scalars(db.select(Decision))] == [stay.id]


def test_who_does_not_come_is_listed_missed_and_taken_back(world, stamp_of, frozen_clock):
    made = operations.reserve(wish(days=0, pitch=stay_queries.pitch(12)), stamp=stamp_of())
    assert plan.plan(clock.today()).tile(12).state is PitchState.EXPECTED
    frozen_clock(clock.now() + timedelta(days=1))
    assert reservations.late(None, clock.today()) == [made]
    for _ in range(2):
        operations.miss_reservation(made, stamp=stamp_of())
    assert made.state == "missed"
    assert reservations.late(None, clock.today()) == []
    assert reservations.past(None, clock.today(), page=1, per_page=9) == ([made], False)
    operations.restore_reservation(made, stamp=stamp_of())
    assert made.state == "confirmed"


def test_a_reservation_of_a_known_household_is_taken_on_screen(engine, visit, given, count):
    household_id = given(lambda stamp: known_family(stamp()))
    page = visit("amina").go(f"{PAGE}/new?q=mayer")
    assert page.find(f"a[href$='household={household_id}']")
    page.go(f"{PAGE}/new?household={household_id}")
    assert page.form("form[action$='/reservations'][method=post]").fields["name"] == "Mayer"
    assert "1" in page.find("#checks dd")[0].text
    form = "form[action$='/reservations'][method=post]"
    page.send(form, nights="30", check="yes")
    assert page.status == 422
    assert page.find("#checks .chip--wrong")
    assert count(Reservation) == 0
    page.send(form, check=None)
    assert page.status == 422
    assert page.find("#nights-error")
    page.send(form, check=None, nights="7", from_on=in_days(0).isoformat())
    assert page.url == PAGE
    assert count(Reservation) == 1
    page.go(page.find("#reservations a.row")[0].get("href"))
    page.go(page.find(".free-instead a")[0].get("href"))
    assert page.form().fields["planned_departure_on"] == in_days(7).isoformat()
    page.send()
    assert count(Stay) == 2
    assert page.go(f"{PAGE}/past").find("a.row")


def test_the_same_reservation_twice_is_one(visit, count):
    page = visit("amina").go(f"{PAGE}/new")
    fields = fields_of(page.form("form[action$='/reservations'][method=post]")) | {"name": "Rosenberg"}
    for _ in range(2):
        page.post(PAGE, fields)
    assert count(Reservation) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "A\x00B"),
        ("from_on", ""),
        ("from_on", "31/02/2027"),
        ("from_on", "2020-01-01"),
        ("nights", "0"),
        ("nights", "1e3"),
        ("caravans", "-1"),
        ("people", "99"),
        ("pitch", "26"),
        ("state", "used"),
        ("state", "refused"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(visit, count, field, value):
    page = visit("amina").go(f"{PAGE}/new")
    page.send("form[action$='/reservations'][method=post]", **{"name": "Sammy", "phone": "0470 12"} | {field: value})
    assert page.status == 422
    assert page.find(f"#{field}-error, #{field} .field__error, #refused_for .field__error")
    assert page.form("form[action$='/reservations'][method=post]").fields["phone"] == "0470 12"
    assert count(Reservation) == 0


@pytest.mark.parametrize("asked", ["", "?from_on=x&nights=-4", "?from_on=9999-12-31&nights=1e9", "?nights=99999999"])
def test_the_checks_answer_whatever_is_asked(visit, asked):
    assert visit("amina").go(f"{PAGE}/checks{asked}", htmx=True).find("#checks svg")


def test_a_reservation_is_changed_cancelled_and_taken_back_on_screen(visit, given, count):
    made = given(lambda stamp: operations.reserve(wish(), stamp=stamp()))
    page = visit("amina").go(f"{PAGE}/{made}")
    page.send(f"form[action$='{made}']", state="waiting", phone="0470 12")
    assert "0470 12" in page.text
    page.send("form[action$='/cancellation']")
    assert page.find("form[action$='/restoration']")
    page.send("main form[action$='/restoration']")
    assert page.find(f"form[action$='{made}']")
    assert visit("amina").go(f"{PAGE}/{Reservation().id}").status == 404

"""Rules of the site refuse on screen; a named decision lets pass, and is on the record."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field import clock, permissions
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.permissions import Permission, Role
from amal_field.refusal import RulesBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import Decision, Stay
from amal_field.transit_site.queries import decisions
from amal_field.transit_site.rules import ArrivalDetails, Decided
from tests.page import fields_of
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
SCHOOL = "The school year ends then"


def five_stays(stamp):
    """A family that has had its five stays of the year."""
    household = make_family(stamp())
    for number in range(5):
        stay = let_in(stamp(), household, pitch=20, on=clock.today() - timedelta(days=30 - 4 * number))
        operations.depart(stay, stay.arrived_on + timedelta(days=1), meter_end=None, stamp=stamp())
    db.session.flush()
    return household


def test_the_sixth_stay_is_refused_and_nothing_is_stored(world, stamp_of):
    household = five_stays(stamp_of)
    with pytest.raises(RulesBroken, match="too_many"):
        let_in(stamp_of(), household)
    assert db.session.scalar(select(func.count()).select_from(Stay)) == 5


def test_a_decision_lets_the_sixth_stay_pass_marks_it_and_tells_it_once(world, stamp_of):
    stay = let_in(stamp_of(), five_stays(stamp_of), decided=Decided(frozenset({"too_many"}), SCHOOL))
    assert stay.marks == ["too_many"]
    (line,) = decisions.of_stay(stay)
    assert (line.rule, line.reason, line.by) == ("too_many", SCHOOL, "Amina Haddad")
    assert decisions.of_year(clock.today().year) == [line]
    assert decisions.of_year(clock.today().year - 1) == []
    assert db.session.scalar(select(func.count()).where(AuditEntry.tag == "site:rule:decide")) == 1


def test_a_decision_on_one_rule_lets_no_other_pass(world, stamp_of):
    household = five_stays(stamp_of)
    with pytest.raises(RulesBroken) as refusal:
        let_in(
            stamp_of(),
            household,
            details=ArrivalDetails(planned_departure_on=in_days(40)),
            decided=Decided(frozenset({"too_many"}), SCHOOL),
        )
    assert [one.code for one in refusal.value.refusals] == ["too_many", "too_long"]


def test_an_extension_is_let_pass_until_its_day_and_not_beyond(world, stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    longer = ArrivalDetails(planned_departure_on=in_days(25))
    with pytest.raises(RulesBroken, match="too_long"):
        operations.complete(stay, longer, stamp=stamp_of())
    operations.complete(stay, longer, decided=Decided(frozenset({"too_long"}), SCHOOL), stamp=stamp_of())
    operations.complete(stay, ArrivalDetails(planned_departure_on=in_days(23)), stamp=stamp_of())
    with pytest.raises(RulesBroken, match="too_long"):
        operations.complete(stay, ArrivalDetails(planned_departure_on=in_days(26)), stamp=stamp_of())


def test_details_of_a_stay_that_is_over_time_are_still_noted(world, stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=in_days(-30))
    operations.complete(stay, ArrivalDetails(meter_start=77), stamp=stamp_of())
    assert stay.meter_start == 77


def test_a_closed_site_takes_nobody_and_no_decision_helps(world, stamp_of):
    household = make_family(stamp_of())
    operations.close_site(in_days(5), in_days(9), "Works", stamp=stamp_of("dirk"))
    with pytest.raises(RulesBroken, match="closed") as refusal:
        let_in(
            stamp_of(),
            household,
            details=ArrivalDetails(planned_departure_on=in_days(6)),
            decided=Decided(frozenset({"closed"}), SCHOOL),
        )
    assert not refusal.value.decidable
    let_in(stamp_of(), household, details=ArrivalDetails(planned_departure_on=in_days(5)))


def test_the_two_taps_show_the_rule_and_a_reason_lets_pass(visit, given, count):
    given(five_stays)
    page = visit("amina").go("/transit-site/pitches/12", htmx=True)
    page.send("form[action$='/check-in']", htmx=True)
    assert page.status == 422
    assert page.find("#deciding .chip")
    page.send("form:has(#deciding)", htmx=True, decide="yes")
    assert page.status == 422
    assert page.find("#reason-error")
    page.send("form:has(#deciding)", htmx=True, decide="yes", reason=SCHOOL)
    assert page.status == 200
    assert count(Decision) == 1
    assert count(Stay) == 6
    assert SCHOOL in visit("karim").go(f"/transit-site/decisions?year={clock.today().year}").text


def test_a_whole_check_in_keeps_what_was_filled_in_while_it_is_decided(visit, given, count):
    household_id = given(five_stays)
    page = visit("amina").go(f"/transit-site/pitches/12/check-in?household={household_id}")
    page.send(meter_start="1234", planned_departure_on=in_days(30).isoformat())
    assert page.status == 422
    assert len(page.find("#deciding .chip")) == 2
    page.send(decide="yes", reason=SCHOOL, meter_start="x")
    assert page.status == 422
    assert page.form().fields["reason"] == SCHOOL
    page.send(decide="yes", meter_start="1234")
    assert page.status == 200
    assert count(Decision) == 2


def test_the_same_decision_twice_is_once(visit, given, count):
    household_id = given(five_stays)
    page = visit("amina").go(f"/transit-site/pitches/12/check-in?household={household_id}").send()
    form = page.form()
    sent = fields_of(form) | {"decide": "yes", "reason": SCHOOL}
    for _ in range(2):
        page.post(form.get("action"), sent)
    assert count(Decision) == 1
    assert count(Stay) == 6


def test_who_may_not_decide_sees_the_rule_and_cannot(visit, given, count, monkeypatch):
    given(five_stays)
    grants = permissions.GRANTS | {Role.SITE_MANAGER: permissions.GRANTS[Role.SITE_MANAGER] - {Permission.SITE_DECIDE}}
    monkeypatch.setattr(permissions, "GRANTS", grants)
    page = visit("amina").go("/transit-site/pitches/12").send("form[action$='/check-in']")
    assert page.find("#deciding")
    assert not page.find("#deciding input")
    page.send("form:has(#deciding)", decide="yes", deciding="too_many", reason=SCHOOL)
    assert page.status == 422
    assert count(Decision) == 0


def test_the_stay_shows_the_decision_on_its_extension(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/details")
    page.send(planned_departure_on=in_days(25).isoformat())
    assert page.status == 422
    assert page.find("#planned_departure_on-error")
    page.send(decide="yes", reason=SCHOOL)
    assert page.status == 200
    assert SCHOOL in page.go(f"/transit-site/stays/{stay_id}").text

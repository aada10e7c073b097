"""What is over is acted upon once more: a settled stay, a cancelled reservation, a decision for somebody else."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from amal_field import clock
from amal_field.db import db
from amal_field.refusal import RuleBroken, RulesBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import LedgerEntry, Settlement, SiteRule
from amal_field.transit_site.operations import Wish
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails, Decided
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"
PAID = ArrivalDetails(prepayment=Decimal(200), meter_start=100)


def in_days(number):
    return clock.today() + timedelta(days=number)


def wish(name="Rosenberg", days=0, nights=7, **more):
    return Wish(name, in_days(days), nights, **more)


def settled(stamp_of):
    """A family that stayed a week, paid € 200, and was given the rest back."""
    stay = let_in(stamp_of(), make_family(stamp_of()), on=in_days(-7), details=PAID)
    operations.depart(stay, clock.today(), meter_end=120, stamp=stamp_of())
    db.session.flush()
    left = ledger.account(stay, clock.today()).left
    operations.settle(stay, left=left, changes_hands=True, method="cash", stamp=stamp_of())
    db.session.flush()
    return stay


@pytest.mark.parametrize("change", [{"prepayment": Decimal(500)}, {"prepayment": None}, {"meter_start": 90}])
def test_a_settled_stay_keeps_its_prepayment_and_its_meter(engine, world, stamp_of, change):
    stay = settled(stamp_of)
    with pytest.raises(RuleBroken, match="account_made_up"):
        operations.complete(stay, replace(PAID, **change), stamp=stamp_of())
    assert ledger.balance_of(stay) == 0
    operations.complete(stay, replace(PAID, identity_kind="passport"), stamp=stamp_of())
    operations.cancel_settlement(stay, stamp=stamp_of())
    operations.complete(stay, replace(PAID, **change), stamp=stamp_of())


def test_the_screen_says_that_the_settlement_comes_first(visit, given, count):
    stay = f"{SITE}/stays/{given(settled)}"
    before = count(LedgerEntry)
    page = visit("amina").go(f"{stay}/details").send(prepayment="500")
    assert page.status == 422
    assert "afgerekend" in page.find(".problems")[0].text_content()
    assert count(LedgerEntry) == before
    assert not visit("amina").go(f"{stay}/account").find(f"a[href='{stay}/details']")


def test_a_decision_on_a_reservation_lets_nobody_else_pass(engine, world, stamp_of):
    own, other = make_family(stamp_of()), make_family(stamp_of(), "Winter")
    decided = Decided(frozenset({"too_long"}), "The school year ends then")
    made = operations.reserve(wish(nights=25, household_id=own.id), decided=decided, stamp=stamp_of())
    longer = ArrivalDetails(planned_departure_on=in_days(25))
    with pytest.raises(RulesBroken, match="too_long"):
        let_in(stamp_of(), other, pitch=3, details=longer, reservation_id=made.id)
    operations.cancel_reservation(made, stamp=stamp_of())
    with pytest.raises(RulesBroken, match="too_long"):
        let_in(stamp_of(), own, details=longer, reservation_id=made.id)
    operations.restore_reservation(made, stamp=stamp_of())
    assert let_in(stamp_of(), own, details=longer, reservation_id=made.id).marks == ["too_long"]
    assert made.state == "used"


@pytest.mark.parametrize("days", [-1, 9])
def test_who_comes_early_or_late_uses_the_reservation_all_the_same(world, stamp_of, days):
    made = operations.reserve(wish(days=2, nights=1), stamp=stamp_of())
    stamp = replace(stamp_of(), at=clock.now() + timedelta(days=2 + days))
    let_in(stamp, make_family(stamp_of()), reservation_id=made.id)
    assert made.state == "used"


def test_the_pitch_of_a_cancelled_reservation_may_be_somebody_elses_by_now(engine, world, stamp_of):
    pitch = stay_queries.pitch(12)
    made = operations.reserve(wish(days=3, pitch=pitch), stamp=stamp_of())
    operations.cancel_reservation(made, stamp=stamp_of())
    other = operations.reserve(wish("Winter", days=5, pitch=pitch), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="pitch_reserved"):
        operations.restore_reservation(made, stamp=stamp_of())
    operations.cancel_reservation(other, stamp=stamp_of())
    operations.restore_reservation(made, stamp=stamp_of())
    assert made.state == "confirmed"


def test_a_cancelled_reservation_comes_back_only_where_there_is_a_place(world, stamp_of):
    db.session.execute(update(SiteRule).values(capacity=1))
    made = operations.reserve(wish(days=3), stamp=stamp_of())
    operations.cancel_reservation(made, stamp=stamp_of())
    other = operations.reserve(wish("Winter", days=3), stamp=stamp_of())
    with pytest.raises(RuleBroken, match="full"):
        operations.restore_reservation(made, stamp=stamp_of())
    operations.cancel_reservation(other, stamp=stamp_of())
    operations.restore_reservation(made, stamp=stamp_of())
    operations.close_site(in_days(4), None, "Works", stamp=stamp_of())
    operations.cancel_reservation(made, stamp=stamp_of())
    with pytest.raises(RuleBroken, match="closed"):
        operations.restore_reservation(made, stamp=stamp_of())


def test_a_household_has_one_reservation_for_a_night(engine, world, stamp_of):
    household = make_family(stamp_of())
    made = operations.reserve(wish(days=3, household_id=household.id), stamp=stamp_of())
    for state in ("confirmed", "waiting", "requested"):
        with pytest.raises(RuleBroken, match="reserved_already"):
            operations.reserve(wish(days=9, household_id=household.id, state=state), stamp=stamp_of())
    operations.change_reservation(made, wish(days=2, household_id=household.id), stamp=stamp_of())
    operations.reserve(wish(days=9, household_id=household.id), stamp=stamp_of())
    refused = wish(days=3, household_id=household.id, state="refused", refusal="other")
    assert operations.reserve(refused, stamp=stamp_of()).state == "refused"


def test_a_second_pitch_is_refused_where_the_site_may_fill_no_more(engine, world, stamp_of):
    db.session.execute(update(SiteRule).values(capacity=1))
    stay = let_in(stamp_of(), make_family(stamp_of()))
    with pytest.raises(RuleBroken, match="full"):
        operations.take_pitch(stay, stay_queries.pitch(13), stamp=stamp_of())
    operations.move(stay.standing_pitches[0], stay_queries.pitch(13), stamp=stamp_of())
    assert [spell.pitch.number for spell in stay.standing_pitches] == [13]


def test_the_ticket_of_an_undone_check_in_says_so(visit, given):
    def undone(stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()))
        operations.cancel_check_in(stay, stamp=stamp_of())
        return stay

    assert "geldt niet meer" in visit("amina").go(f"{SITE}/stays/{given(undone)}/ticket").text


def test_who_is_expected_next_stands_on_the_panel_of_a_taken_pitch(visit, given):
    def comes(stamp_of):
        let_in(stamp_of(), make_family(stamp_of()))
        return operations.reserve(wish("Winter", days=2, pitch=stay_queries.pitch(12)), stamp=stamp_of())

    key = given(comes)
    assert visit("amina").go(f"{SITE}/pitches/12").find(f"a[href$='/reservations/{key}']")


def test_a_deduction_for_something_else_says_what(visit, given, count):
    page = visit("amina").go(f"{SITE}/stays/{given(settled)}/deductions").send(amount="25", reason="other")
    assert (page.status, bool(page.find("#remark-error"))) == (422, True)
    page.send(remark="Twee vuilniszakken")
    assert page.status == 200


def test_a_departure_before_the_last_payment_is_refused_at_its_day(visit, given):
    def pays(stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()), on=in_days(-7))
        operations.record_payment(stay, Decimal(30), "cash", clock.today(), stamp=stamp_of())
        return stay

    url = f"{SITE}/stays/{given(pays)}/departure"
    page = visit("amina").go(url).send(f"form[action='{url}']", on=in_days(-1).isoformat())
    assert (page.status, bool(page.find("#on-error"))) == (422, True)
    assert page.find("#on")[0].get("value") == in_days(-1).isoformat()


def test_two_managers_who_settle_at_once_settle_once(engine, visit, given, together, count):
    def gone(stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()), on=in_days(-7), details=PAID)
        operations.depart(stay, clock.today(), meter_end=120, stamp=stamp_of())
        return stay

    url = f"{SITE}/stays/{given(gone)}/settlement"
    fields = {"left": "142.60", "method": "cash"}
    assert together([(url, fields)] * 4) == [303, 422, 422, 422]
    assert (count(Settlement), count(LedgerEntry)) == (1, 4)

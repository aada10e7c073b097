"""The account of a stay is made up once, undone whole, and what is left open is a debt."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.models import LedgerEntry, Settlement
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails
from tests.transit_site.world import PAID, let_in, make_family, settled

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")
WEEK = Decimal("50.40")
"""Seven nights of one caravan by the tariff of the migration."""


@pytest.fixture
def gone(stamp_of):
    """`gone(200)`: a family that stayed seven nights with one caravan, having paid that up front, and left today."""

    def leave(prepaid, *, meter_end=None, name="Mayer", pitch=12):
        on = clock.today() - timedelta(days=7)
        details = ArrivalDetails(prepayment=prepaid and Decimal(prepaid), meter_start=100)
        stay = let_in(stamp_of(), make_family(stamp_of(), name), on=on, details=details, pitch=pitch)
        operations.depart(stay, clock.today(), meter_end=meter_end, stamp=stamp_of())
        return stay

    return leave


def account(stay):
    db.session.flush()
    return ledger.account(stay, clock.today())


def settle(stay, stamp, *, hands=True, left=None):
    agreed = account(stay).left if left is None else Decimal(left)
    return operations.settle(stay, left=agreed, changes_hands=hands, method="cash", stamp=stamp)


def booked(stay):
    return [(line.entry.kind, line.entry.amount) for line in account(stay).lines]


def test_what_is_due_is_known_before_it_is_booked(engine, gone):
    stay = gone(200, meter_end=120)
    before = account(stay)
    assert (before.balance, before.due, before.left) == (200, WEEK + 7, 200 - WEEK - 7)


def test_a_settlement_books_what_the_stay_cost_and_gives_the_rest_back(engine, gone, stamp_of):
    stay = gone(200, meter_end=120)
    settlement = settle(stay, stamp_of())
    assert (settlement.outcome, settlement.balance) == ("given_back", 200 - WEEK - 7)
    assert booked(stay) == [
        ("prepayment", 200),
        ("day_fee", -WEEK),
        ("electricity", -7),
        ("refund", -(200 - WEEK - 7)),
    ]
    refund = account(stay).lines[-1].entry
    assert (refund.receipt_no, refund.cash_on) == ("2026-0002", clock.today())
    assert account(stay).left == account(stay).balance == 0


def test_what_is_left_open_is_a_debt_until_it_is_paid(engine, gone, stamp_of):
    stay = gone(None)
    assert settle(stay, stamp_of(), hands=False).outcome == "owed"
    assert ledger.open_debt(stay.household_id) == WEEK
    operations.record_payment(stay, Decimal(20), "cash", clock.today(), stamp=stamp_of())
    db.session.flush()
    assert ledger.open_debt(stay.household_id) == WEEK - 20


def test_a_stay_is_settled_once_and_the_other_hears_it(engine, gone, stamp_of):
    stay = gone(200)
    left = account(stay).left
    settle(stay, stamp_of(), left=left)
    with pytest.raises(RuleBroken, match="settled_already"):
        settle(stay, stamp_of(), left=left)
    assert db.session.scalar(select(func.count()).select_from(Settlement)) == 1
    assert db.session.scalar(select(func.count()).where(AuditEntry.tag == "site:account:settle")) == 1


def test_an_account_that_changed_meanwhile_is_looked_at_again(engine, gone, stamp_of):
    stay = gone(200)
    seen = account(stay).left
    operations.deduct(stay, Decimal(25), "damage", "Tap broken", stamp=stamp_of())
    with pytest.raises(RuleBroken, match="account_changed"):
        settle(stay, stamp_of(), left=seen)
    assert settle(stay, stamp_of(), left=seen - 25).outcome == "given_back"


def test_a_family_that_has_not_left_is_not_settled(engine, stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    with pytest.raises(RuleBroken, match="not_departed"):
        settle(stay, stamp_of(), left=0)


def test_a_departure_that_is_undone_undoes_its_settlement(engine, gone, stamp_of):
    stay = gone(200, meter_end=120)
    settle(stay, stamp_of())
    operations.cancel_departure(stay, stamp=stamp_of())
    assert (account(stay).balance, stay.prepayment) == (200, 200)
    assert account(stay).settlement is None
    operations.depart(stay, clock.today(), meter_end=120, stamp=stamp_of())
    settle(stay, stamp_of())
    assert account(stay).balance == 0


def test_an_undone_check_in_leaves_neither_money_nor_settlement(engine, gone, stamp_of):
    stay = gone(200)
    settle(stay, stamp_of(), hands=False)
    operations.cancel_check_in(stay, stamp=stamp_of())
    db.session.flush()
    assert (account(stay).balance, account(stay).settlement, account(stay).due) == (0, None, 0)
    assert ledger.open_debt(stay.household_id) == 0


def test_a_line_of_a_settlement_is_not_taken_back_by_itself(engine, gone, stamp_of):
    stay = gone(200)
    settle(stay, stamp_of())
    with pytest.raises(RuleBroken, match="entry_settled"):
        operations.reverse(stay, account(stay).lines[1].entry, stamp=stamp_of())


def test_a_payment_is_reversed_once_and_the_reversal_never(engine, gone, stamp_of):
    stay = gone(None)
    entry = operations.record_payment(stay, Decimal(30), "card", clock.today(), stamp=stamp_of())
    db.session.flush()
    for _ in range(2):
        operations.reverse(stay, entry, stamp=stamp_of())
    assert booked(stay) == [("payment", 30), ("payment", -30)]
    with pytest.raises(RuleBroken, match="entry_reverses"):
        operations.reverse(stay, account(stay).lines[1].entry, stamp=stamp_of())


def test_no_more_is_given_back_than_is_theirs(engine, gone, stamp_of):
    stay = gone(200)
    with pytest.raises(RuleBroken, match="refund_too_much"):
        operations.give_back(stay, 200 - WEEK + Decimal("0.01"), "cash", stamp=stamp_of())
    operations.give_back(stay, 200 - WEEK, "cash", stamp=stamp_of())
    assert account(stay).left == 0


def test_a_departure_before_the_last_payment_is_refused(engine, stamp_of):
    on = clock.today() - timedelta(days=7)
    stay = let_in(stamp_of(), make_family(stamp_of()), on=on)
    entry = operations.record_payment(stay, Decimal(30), "cash", clock.today(), stamp=stamp_of())
    db.session.flush()
    db.session.expire_all()
    with pytest.raises(RuleBroken, match="departure_before_payment"):
        operations.depart(stay_queries.departing(stay.id), on, meter_end=None, stamp=stamp_of())
    operations.reverse(stay, entry, stamp=stamp_of())
    db.session.flush()
    db.session.expire_all()
    operations.depart(stay_queries.departing(stay.id), on, meter_end=None, stamp=stamp_of())


def test_a_meter_that_nobody_read_is_read_at_the_settlement(engine, gone, stamp_of):
    stay = gone(200)
    with pytest.raises(RuleBroken, match="meter_back"):
        operations.note_meter_end(stay, 99, stamp=stamp_of())
    operations.note_meter_end(stay, 200, stamp=stamp_of())
    assert account(stay).due == WEEK + 35
    settle(stay, stamp_of())
    with pytest.raises(RuleBroken, match="settled_already"):
        operations.note_meter_end(stay, 201, stamp=stamp_of())


def test_a_payment_has_a_day_of_the_stay_that_has_come(engine, gone, stamp_of):
    stay = gone(None)
    for days, code in ((-8, "paid_before_arrival"), (1, "day_to_come")):
        on = clock.today() + timedelta(days=days)
        with pytest.raises(RuleBroken, match=code):
            operations.record_payment(stay, Decimal(5), "cash", on, stamp=stamp_of())
    assert db.session.scalar(select(func.count()).select_from(LedgerEntry)) == 0


@pytest.mark.parametrize("change", [{"prepayment": Decimal(500)}, {"prepayment": None}, {"meter_start": 90}])
def test_a_settled_stay_keeps_its_prepayment_and_its_meter(engine, world, stamp_of, change):
    stay = settled(stamp_of)
    with pytest.raises(RuleBroken, match="account_made_up"):
        operations.complete(stay, replace(PAID, **change), stamp=stamp_of())
    assert account(stay).balance == 0
    operations.complete(stay, replace(PAID, identity_kind="passport"), stamp=stamp_of())
    operations.cancel_settlement(stay, stamp=stamp_of())
    operations.complete(stay, replace(PAID, **change), stamp=stamp_of())

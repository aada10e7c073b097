"""The ledger of a stay: prepayments are its lines, receipts have no gaps, a mistake is reversed and never edited."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import LedgerEntry, Settlement, Stay
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails
from tests.registers.folders import stay as row
from tests.transit_site.imported import one
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def paid(amount, **more):
    return ArrivalDetails(prepayment=Decimal(amount), **more)


def lines(stay):
    """Kind, amount, way, receipt of each line, in order; a reversal with a minus before its kind."""
    found = db.session.scalars(
        select(LedgerEntry).where(LedgerEntry.stay_id == stay.id).order_by(LedgerEntry.recorded_at, LedgerEntry.id)
    )
    return [
        (f"-{entry.kind}" if entry.reverses_id else entry.kind, entry.amount, entry.method, entry.receipt_no)
        for entry in found
    ]


def balance(stay):
    db.session.flush()
    return ledger.account(stay, clock.today()).balance


def test_a_prepayment_at_check_in_is_a_line_with_a_receipt(engine, stamp_of):
    arrived_on = clock.today() - timedelta(days=2)
    stay = let_in(stamp_of(), make_family(stamp_of()), on=arrived_on, details=paid(200))
    assert stay.prepayment == 200
    assert lines(stay) == [("prepayment", 200, "cash", "2026-0001")]
    assert db.session.scalars(select(LedgerEntry)).one().booked_on == arrived_on
    assert balance(stay) == 200
    db.session.expire_all()
    assert stay_queries.stay(stay.id).prepayment == 200


def test_a_check_in_without_money_books_nothing(engine, stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()))
    assert (stay.prepayment, lines(stay), balance(stay)) == (None, [], 0)


def test_receipts_are_numbered_without_gaps_and_anew_each_year(engine, stamp_of, frozen_clock):
    for pitch in (1, 2, 3):
        stay = let_in(stamp_of(), make_family(stamp_of()), pitch=pitch, details=paid(pitch))
        assert lines(stay)[0][3] == f"2026-000{pitch}"
    frozen_clock(clock.now() + timedelta(days=60))
    stay = let_in(stamp_of(), make_family(stamp_of()), pitch=4, details=paid(50))
    assert lines(stay)[0][3] == "2027-0001"


def test_money_taken_today_lands_on_today_for_an_arrival_of_before(engine, stamp_of):
    arrived_on = clock.today() - timedelta(days=2)
    let_in(stamp_of(), make_family(stamp_of()), on=arrived_on, details=paid(200))
    entry = db.session.scalars(select(LedgerEntry)).one()
    assert (entry.booked_on, entry.cash_on) == (arrived_on, clock.today())


def test_a_receipt_has_the_year_of_its_day_in_the_cash_book(engine, stamp_of, frozen_clock):
    frozen_clock(datetime(2026, 12, 31, 12, tzinfo=UTC))
    stay = let_in(stamp_of(), make_family(stamp_of()), details=paid(10))
    frozen_clock(datetime(2027, 1, 2, 12, tzinfo=UTC))
    days = (date(2027, 1, 1), date(2026, 12, 31), date(2027, 1, 2))
    receipts = [operations.record_payment(stay, Decimal(5), "cash", day, stamp=stamp_of()).receipt_no for day in days]
    assert receipts == ["2027-0001", "2026-0002", "2027-0002"]


def test_money_after_the_last_closing_of_a_year_gets_a_receipt_of_the_next(engine, stamp_of, frozen_clock):
    frozen_clock(datetime(2026, 12, 31, 12, tzinfo=UTC))
    stay = let_in(stamp_of(), make_family(stamp_of()), details=paid(10))
    operations.close_cash(clock.today(), Decimal(10), Decimal(0), None, stamp=stamp_of())
    late = operations.record_payment(stay, Decimal(5), "cash", clock.today(), stamp=stamp_of())
    assert (late.cash_on, late.receipt_no) == (date(2027, 1, 1), "2027-0001")


def test_a_prepayment_that_is_corrected_is_reversed_and_booked_anew(engine, stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), details=paid(200))
    operations.complete(stay, paid(250), stamp=stamp_of())
    operations.complete(stay, paid(250), stamp=stamp_of())
    operations.complete(stay, paid(250, prepayment_method="card"), stamp=stamp_of())
    assert lines(stay) == [
        ("prepayment", 200, "cash", "2026-0001"),
        ("-prepayment", -200, "cash", None),
        ("prepayment", 250, "cash", "2026-0002"),
        ("-prepayment", -250, "cash", None),
        ("prepayment", 250, "card", "2026-0003"),
    ]
    operations.complete(stay, ArrivalDetails(), stamp=stamp_of())
    db.session.expire_all()
    assert stay_queries.stay(stay.id).prepayment is None
    assert balance(stay) == 0


def test_that_nothing_was_asked_is_noted_without_a_receipt(engine, stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), details=paid(0))
    db.session.expire_all()
    found = stay_queries.stay(stay.id)
    assert (found.prepayment, "prepayment" in found.to_do) == (0, False)
    assert lines(stay) == [("prepayment", 0, None, None)]


def test_an_undone_check_in_reverses_its_lines(engine, stamp_of):
    stay = let_in(stamp_of(), make_family(stamp_of()), details=paid(200))
    for _ in range(2):
        operations.cancel_check_in(stay, stamp=stamp_of())
    assert [line[:2] for line in lines(stay)] == [("prepayment", 200), ("-prepayment", -200)]
    assert balance(stay) == 0


def test_an_import_books_a_prepayment_once_and_reverses_what_it_changes(engine, import_):
    first = row(voorafbetaling="150")
    import_(first)
    import_(first)
    assert lines(one()) == [("prepayment", 150, None, None)]
    report = import_(first | {"voorafbetaling": "200,00"})
    assert report.changed["verblijven"] == 1
    assert [line[:2] for line in lines(one())] == [("prepayment", 150), ("-prepayment", -150), ("prepayment", 200)]
    import_(first | {"voorafbetaling": ""})
    assert balance(one()) == 0


def test_a_prepayment_that_was_changed_on_screen_is_kept_by_an_import(engine, import_, stamp_of):
    first = row(aankomst="20/11/2026", vertrek="", voorafbetaling="150")
    import_(first)
    operations.complete(stay_queries.stay(one().id), paid(180), stamp=stamp_of())
    db.session.flush()
    report = import_(first | {"voorafbetaling": "200"})
    assert [(kept.column, kept.value, kept.kept) for kept in report.kept] == [("voorafbetaling", "200", "180,00")]
    assert balance(one()) == 180


def test_a_household_owes_what_its_settled_stays_left_to_pay(engine, stamp_of):
    household = make_family(stamp_of())
    stays = []
    for weeks in (6, 3):
        arrived_on = clock.today() - timedelta(weeks=weeks)
        stay = let_in(stamp_of(), household, on=max(arrived_on, clock.today() - timedelta(days=31)))
        operations.depart(stay, stay.arrived_on + timedelta(days=2), meter_end=None, stamp=stamp_of())
        stays.append(stay)
    assert ledger.open_debt(household.id) == 0
    for stay, amount in zip(stays, (-50, -12), strict=True):
        common = {"recorded_at": clock.now(), "recorded_by_id": stamp_of().by_id, "stay_id": stay.id}
        db.session.add(Settlement(outcome="owed", balance=Decimal(amount), **common))
        db.session.add(LedgerEntry(kind="day_fee", amount=Decimal(amount), booked_on=stay.departed_on, **common))
        db.session.flush()
    assert ledger.open_debt(household.id) == 62
    assert ledger.open_debts([household.id, make_family(stamp_of(), "Adel").id]) == {household.id: 62}
    db.session.get(Stay, stays[0].id).cancelled_at = clock.now()
    db.session.flush()
    assert ledger.open_debt(household.id) == 12

"""The cash book of a day: what passed over the table, what there should be, and the closing that ends the day."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from amal_field import clock
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.paper import cash_sheet
from amal_field.transit_site.queries import cash_book
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.workbook import write_workbook
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


@pytest.fixture
def stay(stamp_of):
    return let_in(stamp_of(), make_family(stamp_of(), "=1+1"), on=clock.today() - timedelta(days=5))


@pytest.fixture
def pay(stay, stamp_of):
    def do(amount, method="cash", *, days_ago=0):
        on = clock.today() - timedelta(days=days_ago)
        return operations.record_payment(stay, Decimal(amount), method, on, stamp=stamp_of())

    return do


def book(days_ago=0):
    db.session.flush()
    return cash_book.cash_day(stay_queries.the_site().id, clock.today() - timedelta(days=days_ago))


def close(stamp, counted, *, days_ago=0, taken_out=0, reason=None):
    on = clock.today() - timedelta(days=days_ago)
    return operations.close_cash(on, Decimal(counted), Decimal(taken_out), reason, stamp=stamp)


def test_a_day_tells_what_came_by_which_way(engine, pay, stamp_of, stay):
    pay(50)
    pay("12.50", "card")
    operations.reverse(stay, pay(7), stamp=stamp_of())
    day = book()
    assert (day.opening, day.totals, day.expected) == (0, {"cash": 50, "card": Decimal("12.50")}, 50)
    assert [line.entry.amount for line in day.lines] == [50, Decimal("12.50"), 7, -7]
    assert [line.household for line in day.lines] == ["=1+1"] * 4


def test_a_day_begins_with_what_the_last_closing_left(engine, pay, stamp_of):
    pay(80, days_ago=3)
    close(stamp_of(), 80, days_ago=3, taken_out=60)
    pay(10, days_ago=2)
    pay(5)
    assert (book().opening, book().expected) == (30, 35)
    assert (book(2).opening, book(2).expected, book(3).opening) == (20, 30, 0)


def test_a_closed_day_takes_no_more_and_later_money_goes_on_the_next(engine, pay, stamp_of):
    pay(80)
    close(stamp_of(), 80)
    late = pay(5)
    assert (late.booked_on, late.cash_on) == (clock.today(), clock.today() + timedelta(days=1))
    assert (book().expected, book(-1).opening, book(-1).expected) == (80, 80, 85)
    assert book().is_closed
    assert book(1).is_closed
    assert not book(-1).is_closed


def test_a_difference_needs_a_reason(engine, pay, stamp_of):
    pay(80)
    with pytest.raises(RuleBroken, match="counted_less"):
        close(stamp_of(), 79)
    close(stamp_of(), 79, reason="A coin fell into the drain")
    assert (book().difference, book(-1).opening) == (-1, 79)


def test_a_day_is_closed_once_and_the_last_closing_alone_is_undone(engine, pay, stamp_of):
    pay(80, days_ago=1)
    first = close(stamp_of(), 80, days_ago=1)
    with pytest.raises(RuleBroken, match="cash_closed"):
        close(stamp_of(), 80, days_ago=1)
    last = close(stamp_of(), 80)
    with pytest.raises(RuleBroken, match="later_closing"):
        operations.reopen_cash(first, stamp=stamp_of())
    for closing in (last, first, first):
        operations.reopen_cash(closing, stamp=stamp_of())
    assert not book(1).is_closed
    assert pay(3).cash_on == clock.today()


def test_the_spreadsheet_holds_the_day_and_no_formula(engine, app, pay, stamp_of):
    pay("1234.50")
    close(stamp_of(), "1234.00", reason="=HYPERLINK(1)")
    sheet = load_workbook(BytesIO(write_workbook(cash_sheet.sheet_of(book())))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    values = [cell.value for cell in cells]
    assert {"=1+1", "2026-0001", "=HYPERLINK(1)"} <= set(values)
    assert [value for value in values if value == 1234.5]
    assert -0.5 in values

"""The page of the cash book: a day is closed, opened again, printed and downloaded."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.transit_site.models import CashClosing, StayPerson

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"


def test_a_cash_day_is_closed_and_opened_again(visit, stay, count):
    page = visit("amina").go(f"{SITE}/cash-book?day=2026-11-23")
    assert "Mayer" in page.text
    page = visit("amina").go(f"{SITE}/cash-book/closing?day=2026-11-23").send(counted="199")
    assert (page.status, bool(page.find("#reason-error"))) == (422, True)
    page.send(counted="199", reason="Een euro te weinig")
    assert "Een euro te weinig" in page.text
    assert count(CashClosing) == 1
    assert "Afsluiten" not in page.text
    page.send("fading-note form")
    assert "weer open" in page.text


def test_the_cash_book_prints_and_downloads(app, visit, stay, client_of, noted):
    assert "Mayer" in visit("amina").go(f"{SITE}/cash-book/sheet?day=2026-11-23").text
    answer = client_of("amina").get(f"{SITE}/cash-book/workbook?day=2026-11-23")
    assert answer.mimetype.endswith("spreadsheetml.sheet")
    assert answer.data.startswith(b"PK")
    with app.app_context():
        family = set(db.session.scalars(select(StayPerson.person_id)))
    assert noted() == [("transit_site.cash_book_workbook", "people", "export", family)]
    assert family
    for day in ("2026-13-01", "x", "0001-01-01", "9999-12-31"):
        assert client_of("amina").get(f"{SITE}/cash-book?day={day}").status_code == 404


def test_a_difference_says_how_much_there_should_be_and_how_much_less_was_counted(visit, stay):
    page = visit("amina").go("/transit-site/cash-book/closing").send(counted="197,55")
    assert page.status == 422
    assert "Er zou € 200,00 moeten zijn. Je telde € 2,45 minder." in page.text
    assert page.form().fields["counted"] == "197,55"

"""The pages of money: what they show, refuse and book, once."""

from decimal import Decimal

import pytest

from amal_field import clock
from amal_field.db import new_key
from amal_field.transit_site import operations
from amal_field.transit_site.models import LedgerEntry
from tests.bench.statements import counted
from tests.page import fields_of
from tests.transit_site.world import comes, settled

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"


def test_an_account_tells_what_was_paid_what_is_due_and_what_is_left(visit, stay):
    page = visit("amina").go(f"{stay}/account")
    assert page.status == 200
    for words in ("€ 200,00", "Dagvergoeding: 7 × € 7,20", "€ 149,60", "2026-0001", "nog te bevestigen"):
        assert words in page.text.replace("\xa0", " ")


def test_a_payment_is_booked_with_a_receipt_and_undone_by_its_reversal(visit, stay, count):
    page = visit("amina").go(f"{stay}/payments").send(amount="1.234,50", method="card")
    assert page.url == f"{stay}/account"
    assert "2026-0002" in page.find("fading-note")[0].text_content()
    page.send("fading-note form")
    assert "Tegengeboekt" in page.find("fading-note")[0].text_content()
    assert count(LedgerEntry) == 3
    receipt = visit("amina").go(page.find("a[href*='/receipts/']")[1].get("href"))
    assert "telt niet meer" in receipt.text
    assert {part.get("lang") for part in receipt.find(".ticket__part p")} == {"nl", "fr"}


def test_the_same_payment_twice_is_once(visit, stay, count):
    page = visit("amina").go(f"{stay}/payments")
    form = page.form()
    fields = fields_of(form) | {"amount": "50"}
    for _ in range(2):
        assert page.post(form.get("action"), fields).url == f"{stay}/account"
    assert count(LedgerEntry) == 2


@pytest.mark.parametrize("amount", ["-5", "0", "1e9", "1000000000", "12,5O", "NaN", "", "1,234", "٣", "9" * 5000])
@pytest.mark.parametrize("kind", ["payments", "refunds", "deductions"])
def test_an_amount_that_is_none_is_refused_at_its_field_and_kept(visit, stay, count, kind, amount):
    page = visit("amina").go(f"{stay}/{kind}")
    more = {"reason": "other"} if kind == "deductions" else {}
    page.send(amount=amount, **more)
    assert page.status == 422
    assert page.find("#amount-error")
    assert page.find("#amount")[0].get("value") == amount
    assert count(LedgerEntry) == 1


@pytest.mark.parametrize(("typed", "booked"), [("12.50", "12,50"), ("€ 12,5", "12,50"), ("1.234", "1.234,00")])
def test_amounts_are_read_in_belgian_notation(visit, stay, typed, booked):
    assert f"€ {booked}" in visit("amina").go(f"{stay}/payments").send(amount=typed).text.replace("\xa0", " ")


def test_a_payment_before_the_arrival_or_tomorrow_is_refused_at_the_day(visit, stay):
    for on in ("2026-11-01", "2026-11-24", "x"):
        page = visit("amina").go(f"{stay}/payments").send(amount="5", on=on)
        assert page.status == 422
        assert page.find("#on-error")


def test_more_than_is_theirs_is_not_given_back(visit, stay, count):
    page = visit("amina").go(f"{stay}/refunds").send(amount="149,61")
    assert (page.status, bool(page.find("#amount-error"))) == (422, True)
    assert visit("amina").go(f"{stay}/refunds").send(amount="149,60").url == f"{stay}/account"
    assert count(LedgerEntry) == 2


def test_a_deduction_needs_a_reason(visit, stay):
    page = visit("amina").go(f"{stay}/deductions").send(amount="25")
    assert page.find("#reason .field__error")
    page = visit("amina").go(f"{stay}/deductions").send(amount="25", reason="damage", remark="<b>kraan</b>")
    assert "<b>kraan</b>" in page.text


def test_a_line_of_another_stay_is_nobodys(visit, given, stay):
    other = given(lambda stamp: comes(stamp, pitch=5, name="Adel"))
    entry = visit("amina").go(f"{SITE}/stays/{other}/account").find("tr[id^='ledgerentry-']")[0].get("id")[12:]
    page = visit("amina").go(f"{stay}/account")
    tokens = fields_of(page.form("form[action='/sign-out']")) | {"request_token": str(new_key())}
    assert page.post(f"{stay}/entries/{entry}/reversal", tokens).status == 404
    assert visit("amina").go(f"{stay}/receipts/{entry}").status == 404


def test_an_account_costs_the_same_statements_however_long_it_is(app, visit, given, stay):
    def lines(stamp):
        found = comes(stamp, pitch=7, name="Adel")
        for number in range(1, 30):
            operations.record_payment(found, Decimal(number), "cash", clock.today(), stamp=stamp())
        return found

    long, costs = f"{SITE}/stays/{given(lines)}", []
    for url in (stay, long):
        page = visit("amina")
        page.go(f"{url}/account")
        for path in (f"{url}/account", f"{url}/statement", f"{SITE}/cash-book"):
            with counted(app) as statements:
                page.go(path)
            assert len(statements) <= 8, "\n".join(statements)
            costs.append(len(statements))
    assert costs[:3] == costs[3:]


def test_money_is_written_in_at_most_twelve_statements(app, visit, stay):
    page = visit("amina").go(f"{stay}/payments")
    with counted(app) as statements:
        page.client.post(page.form().get("action"), data=fields_of(page.form()) | {"amount": "20"})
    assert len(statements) <= 12, "\n".join(statements)
    page.go(f"{stay}/departure")
    form = page.form(f"form[action='{stay}/departure']")
    with counted(app) as statements:
        page.client.post(form.get("action"), data=fields_of(form) | {"meter_end": "120"})
    assert len(statements) <= 12, "\n".join(statements)
    page.go(f"{stay}/settlement")
    with counted(app) as statements:
        page.client.post(f"{stay}/settlement", data=fields_of(page.form("#settle")))
    assert len(statements) <= 12, "\n".join(statements)


def test_a_deduction_for_something_else_says_what(visit, given, count):
    page = visit("amina").go(f"{SITE}/stays/{given(settled)}/deductions").send(amount="25", reason="other")
    assert (page.status, bool(page.find("#remark-error"))) == (422, True)
    page.send(remark="Twee vuilniszakken")
    assert page.status == 200

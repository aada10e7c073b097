"""The page on which an account is made up: what it shows, refuses and books, once."""

from decimal import Decimal

import pytest

from amal_field import clock
from amal_field.transit_site import operations
from amal_field.transit_site.models import LedgerEntry, Settlement
from amal_field.transit_site.rules import ArrivalDetails
from tests.transit_site.world import PAID, in_days, let_in, make_family, settled

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"


def test_the_screen_says_that_the_settlement_comes_first(visit, given, count):
    stay = f"{SITE}/stays/{given(settled)}"
    before = count(LedgerEntry)
    page = visit("amina").go(f"{stay}/details").send(prepayment="500")
    assert page.status == 422
    assert "afgerekend" in page.find(".problems")[0].text_content()
    assert count(LedgerEntry) == before
    assert not visit("amina").go(f"{stay}/account").find(f"a[href='{stay}/details']")


def test_two_managers_who_settle_at_once_settle_once(engine, visit, given, together, count):
    def gone(stamp_of):
        stay = let_in(stamp_of(), make_family(stamp_of()), on=in_days(-7), details=PAID)
        operations.depart(stay, clock.today(), meter_end=120, stamp=stamp_of())
        return stay

    url = f"{SITE}/stays/{given(gone)}/settlement"
    fields = {"left": "142.60", "method": "cash"}
    assert together([(url, fields)] * 4) == [303, 422, 422, 422]
    assert (count(Settlement), count(LedgerEntry)) == (1, 4)


def test_a_departure_leads_to_the_settlement_and_one_step_ends_it(visit, stay, count):
    page = visit("amina").go(f"{stay}/departure").send(f"form[action='{stay}/departure']", meter_end="120")
    assert page.url == f"{stay}/settlement"
    page.send("#settle")
    assert page.url == f"{stay}/account"
    assert "Teruggegeven" in page.text
    assert (count(Settlement), count(LedgerEntry)) == (1, 4)


def test_the_second_manager_who_settles_sees_how_it_ended(visit, gone, count):
    amina, karim = visit("amina").go(f"{gone}/settlement"), visit("karim").go(f"{gone}/settlement")
    amina.send("#settle")
    karim.send("#settle", later="yes")
    assert karim.status == 422
    assert "net afgerekend" in karim.text
    assert "Afgerekend en teruggegeven." in karim.text
    assert count(Settlement) == 1


def test_a_settlement_is_refused_where_the_account_has_changed(visit, gone, count):
    page = visit("amina").go(f"{gone}/settlement")
    visit("karim").go(f"{gone}/deductions").send(amount="25", reason="cleaning")
    page.send("#settle")
    assert page.status == 422
    assert "€ 117,60" in page.text.replace("\xa0", " ")
    assert page.send("#settle").url == f"{gone}/account"


@pytest.mark.parametrize("left", ["", "NaN", "1e9", "x" * 9000, "--5", "1,0", "٣"])
def test_a_balance_that_nobody_saw_settles_nothing(visit, gone, count, left):
    assert visit("amina").go(f"{gone}/settlement").send("#settle", left=left).status == 422
    assert count(Settlement) == 0


def test_a_settlement_is_undone_whole(visit, gone, count):
    page = visit("amina").go(f"{gone}/settlement").send("#settle").send("fading-note form")
    assert page.url == f"{gone}/account"
    assert "€ 142,60" in page.text.replace("\xa0", " ")
    assert page.find("a[href$='/settlement']")


@pytest.mark.parametrize("page_name", ["settlement", "refunds", "account"])
@pytest.mark.parametrize("meter", [(None, 120), (100, None), (None, None)], ids=["no arrival", "no departure", "none"])
def test_who_gives_money_back_reads_that_no_electricity_is_in_it(visit, given, page_name, meter):
    def gone(stamp):
        paid = ArrivalDetails(prepayment=Decimal(200), meter_start=meter[0])
        stay = let_in(stamp(), make_family(stamp()), on=in_days(-7), details=paid)
        operations.depart(stay, clock.today(), meter_end=meter[1], stamp=stamp())
        return stay

    page = visit("amina").go(f"/transit-site/stays/{given(gone)}/{page_name}")
    assert "In dit bedrag zit geen elektriciteit." in page.text
    assert ("bij aankomst ontbreekt" in page.text) is (meter[0] is None)
    assert ("bij vertrek ontbreekt" in page.text) is (meter[1] is None)


def test_where_the_meter_was_read_nothing_is_said_of_it(visit, gone):
    assert "geen elektriciteit" not in visit("amina").go(f"{gone}/settlement").text

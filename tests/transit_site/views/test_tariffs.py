"""The page of the tariffs."""

import pytest

from amal_field.transit_site.models import Tariff

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE = "/transit-site"


def test_a_tariff_is_set_ahead_by_an_administrator_and_withdrawn(visit, count):
    url = f"{SITE}/settings/tariffs"
    amounts = {"day_fee": "8,50", "kwh_price": "0,3512", "prepayment": "250"}
    page = visit("dirk").go(f"{url}/new").send(valid_from="2026-11-22", **amounts)
    assert (page.status, bool(page.find("#valid_from-error"))) == (422, True)
    page.send(valid_from="2026-12-01", **amounts)
    assert page.url == url
    assert "0,3512" in page.text
    page.send("fading-note form")
    assert "0,3512" not in page.text
    assert count(Tariff) == 2
    assert not visit("amina").go(url).find("a[href$='/tariffs/new']")


def test_the_form_of_a_new_tariff_is_filled_in_with_that_of_today(visit):
    page = visit("dirk").go("/transit-site/settings/tariffs")
    page.go("/transit-site/settings/tariffs/new")
    fields = page.form().fields
    assert fields["valid_from"] == ""
    assert (fields["day_fee"], fields["prepayment"]) == ("7,20", "200,00")

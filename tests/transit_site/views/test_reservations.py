"""Reservations on screen: taken, changed, cancelled and taken back."""

import pytest

from amal_field.transit_site import operations
from amal_field.transit_site.models import Reservation, Stay
from tests.page import fields_of
from tests.transit_site.world import in_days, known_family, wish

pytestmark = pytest.mark.usefixtures("frozen_clock")
PAGE = "/transit-site/reservations"


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


def test_who_calls_is_found_while_one_types_and_who_is_named_so_stands_first(visit, given):
    given(lambda stamp: known_family(stamp(), "Winterstein", pitch=20, days_ago=25))
    given(lambda stamp: known_family(stamp(), "Wintersteiner", pitch=21, days_ago=20))
    page = visit("amina").go("/transit-site/reservations/new?q=winterstein", htmx=True)
    assert [one.text_content().strip() for one in page.find("#callers a.button")] == ["Winterstein", "Wintersteiner"]
    assert len(page.find("#callers .button--main")) == 1
    assert not page.go("/transit-site/reservations/new?q=winters", htmx=True).find("#callers .button--main")

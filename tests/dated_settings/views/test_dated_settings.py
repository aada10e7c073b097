"""The page on which administrators set what holds from a day on, on both engines."""

from datetime import timedelta

import pytest

from amal_field.dated_settings.models import DatedSetting
from amal_field.dated_settings.queries import SETTINGS
from tests.conftest import NOON
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")

URL = "/dated-settings"
FIELDS = {"value": "21", "valid_from": "2026-11-23", "source": "Team van 20 november"}


def state(page, code: str) -> str:
    """What the page says of a setting."""
    return " ".join(page.find(f"#{code.replace('.', '-')}")[0].text_content().split())


def put(page, code: str = "toys.days", **values):
    return page.go(f"{URL}/{code}").send("main form", **FIELDS | values)


def test_where_no_room_reads_any_the_page_says_so(visit, monkeypatch):
    monkeypatch.setattr("amal_field.dated_settings.queries.SETTINGS", {})
    page = visit("dirk").go(URL)
    assert page.status == 200
    assert page.find("main .card.quiet")
    assert SETTINGS


@pytest.mark.usefixtures("toys")
@pytest.mark.parametrize(
    ("code", "typed", "shown"),
    [
        ("toys.days", "21", "21 dagen"),
        ("toys.percent", "0", "0 %"),
        ("toys.fee", "3,10", "3,10"),
        ("toys.day", "2026-03-04", "4 mrt 2026"),
        ("toys.word", "=1+1", "=1+1"),
    ],
)
def test_a_value_of_each_kind_is_set_shown_and_undone(visit, code, typed, shown):
    page = visit("dirk")
    before = state(page.go(URL), code)
    assert "the shelf" in before
    assert put(page, code, value=typed).status == 200
    assert shown in state(page, code)
    assert "Team van 20 november" in state(page, code)
    page.send(".flash form")
    assert "the shelf" in state(page, code)


@pytest.mark.usefixtures("toys")
@pytest.mark.parametrize(
    ("code", "sent", "field"),
    [
        ("toys.days", {"value": "0"}, "value"),
        ("toys.days", {"value": "100"}, "value"),
        ("toys.days", {"value": "twee"}, "value"),
        ("toys.days", {"value": ""}, "value"),
        ("toys.percent", {"value": "101"}, "value"),
        ("toys.fee", {"value": "3,105"}, "value"),
        ("toys.fee", {"value": "100,01"}, "value"),
        ("toys.word", {"value": " "}, "value"),
        ("toys.word", {"value": "x" * 201}, "value"),
        ("toys.days", {"valid_from": "2026-11-22"}, "valid_from"),
        ("toys.days", {"valid_from": ""}, "valid_from"),
        ("toys.days", {"source": ""}, "source"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_lost(visit, count, code, sent, field):
    page = put(visit("dirk"), code, **sent)
    assert page.status == 422
    assert page.find(f"#{field}-error")
    assert page.find("#source")[0].get("value") == (sent | FIELDS)["source"] or "source" in sent
    assert count(DatedSetting) == 0


@pytest.mark.usefixtures("toys")
def test_a_day_that_is_taken_is_told_at_the_day(visit, count):
    page = put(visit("dirk"))
    assert put(page, value="22").status == 422
    assert page.find("#valid_from-error")
    assert page.find("#value")[0].get("value") == "22"
    assert count(DatedSetting) == 1


@pytest.mark.usefixtures("toys")
def test_one_to_come_is_withdrawn_and_one_in_force_since_yesterday_is_not(visit, frozen_clock):
    page = put(visit("dirk"))
    put(page, value="30", valid_from="2026-12-01")
    old, new = (form.get("action") for form in page.find("#toys-days form"))
    page.send(f"main form[action='{new}']")
    assert "ingetrokken" in state(page, "toys.days")
    frozen_clock(NOON + timedelta(days=1))
    page = visit("dirk").go(URL)
    assert not page.find("#toys-days form")
    page.go(f"{URL}/toys.days")
    refused = page.post(old, fields_of(page.form("main form")))
    assert refused.status == 422
    assert "21 dagen" in state(refused, "toys.days")


@pytest.mark.usefixtures("toys")
def test_the_same_form_sent_twice_sets_one(visit, count):
    page = visit("dirk").go(f"{URL}/toys.days")
    fields = fields_of(page.form("main form")) | FIELDS
    for _ in range(2):
        assert page.post(f"{URL}/toys.days", fields).status == 200
    assert count(DatedSetting) == 1


def test_a_setting_that_no_room_reads_is_no_page(visit):
    assert visit("dirk").go(f"{URL}/toys.days").status == 404


def test_the_warning_of_volunteers_is_one(visit):
    assert "80 %" in state(visit("dirk").go(URL), "volunteers.near_percent")

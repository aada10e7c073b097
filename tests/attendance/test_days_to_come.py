"""A session of a day to come: its roll is shown and printed, and takes no presence."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.models import Attendance, Programme
from amal_field.db import db, new_key
from tests.attendance.roll import marks
from tests.attendance.world import a_person, a_series, a_session, mark
from tests.conftest import NOON
from tests.page import HTMX

pytestmark = pytest.mark.usefixtures("frozen_clock")

IN_WORDS = "24 nov"
PRESENCE = {
    "everyone/present": {},
    "everyone/absent": {},
    "everyone/1/cancellation": {},
    "walk-ins": {"given_name": "Zeno"},
    "tallies/other": {"other-step": "1"},
    "closure": {},
    "paper": {"names": "Zeno"},
}
"""What is posted to a roll to note presence, by the end of its address."""


@pytest.fixture
def tomorrow(given):
    """`tomorrow("komaf")`: the address of a session of the programme tomorrow, at which Amir is expected."""

    def put(programme):
        def make(stamp):
            series, today = a_series(stamp(), programme), clock.today()
            kinds = db.session.scalar(select(Programme.session_kinds).where(Programme.code == programme))
            kind = kinds[0] if kinds else None
            before = a_session(stamp(), programme, series=series, kind=kind, on=today - timedelta(days=7))
            mark(stamp(), before, a_person(stamp(), "Amir"))
            return a_session(stamp(), programme, series=series, kind=kind, on=today + timedelta(days=1))

        return f"/attendance/sessions/{given(make)}"

    return put


def refused(page, address: str, fields: dict[str, str], *, htmx: bool) -> None:
    tokens = {"csrf_token": page.form("#remark-form").fields["csrf_token"], "request_token": str(new_key())}
    page.post(address, tokens | fields, htmx=htmx)
    assert page.status == 422, address
    assert IN_WORDS in page.text, address


@pytest.mark.parametrize("programme", ["physical_table", "class_unit", "komaf"])
def test_presence_is_refused_with_the_day(engine, visit, tomorrow, count, programme):
    url = tomorrow(programme)
    page = visit("bruno").go(url)
    for htmx in (False, True):
        for end, fields in PRESENCE.items():
            refused(page.go(url), f"{url}/{end}", fields, htmx=htmx)
    assert count(Attendance) == 1


def test_a_mark_and_a_return_are_refused_with_the_day(engine, visit, tomorrow):
    url = tomorrow("physical_table")
    page = visit("bruno").go(url)
    key = page.find("#roll-expected .tap")[0].get("id").removeprefix("row-")
    for end in ("present", "absent", "unmarked", "return"):
        refused(page.go(url), f"{url}/people/{key}/{end}", {}, htmx=False)


def test_tables_and_levels_are_refused_with_the_day(engine, visit, tomorrow):
    url = tomorrow("physical_table")
    page = visit("bruno").go(url)
    spread = url.replace("attendance", "conversation-tables") + "/spread"
    refused(page, spread, {"tables": "2"}, htmx=False)


def test_the_roll_shows_who_is_expected_and_no_taps(visit, tomorrow):
    page = visit("bruno").go(tomorrow("physical_table"))
    assert marks(page) == {"Amir": "unmarked"}
    assert IN_WORDS in page.find(".problems--calm")[0].text_content()
    assert not page.find("#roll button.tap__button")
    assert not page.find("#roll .tap__off, #roll .roll__everyone, #roll form[action$='/closure']")
    assert not page.find("#roll .walk-in")


def test_a_sheet_is_numbered_and_a_remark_written_before_the_day(engine, visit, tomorrow):
    url = tomorrow("physical_table")
    page = visit("bruno").go(f"{url}/sheet").send("form[action$='/sheet']")
    assert page.status == 200
    assert not page.find("a[href$='/paper']")
    page.go(url).send("#remark-form", remark="Sleutel halen")
    assert "Sleutel halen" in page.go(url).find("#remark")[0].text


def test_a_poll_after_midnight_brings_the_taps(visit, tomorrow, frozen_clock):
    url = tomorrow("physical_table")
    page = visit("bruno").go(url)
    version = page.response.headers["HX-PTag"]
    frozen_clock(NOON + timedelta(days=1))
    again = page.client.get(url, headers=HTMX | {"HX-PTag": version})
    assert again.status_code == 200
    assert "/present" in again.text


@pytest.mark.parametrize("noted", ["mark", "tally", "closure"])
def test_a_session_with_presence_does_not_move_to_a_day_to_come(engine, visit, given, noted):
    def make(stamp):
        session = a_session(stamp(), extra_other=3 if noted == "tally" else None)
        if noted == "mark":
            mark(stamp(), session, a_person(stamp(), "Amir"))
        if noted == "closure":
            session.closed_at, session.closed_by_id = stamp().at, stamp().by_id
        return session

    key = given(make)
    page = visit("bruno").go(f"/planning/sessions/{key}")
    page.send("#move", held_on="2026-11-24")
    assert page.status == 422
    assert IN_WORDS in page.find("#held_on-error")[0].text_content()
    page.send("#move", held_on="2026-11-22")
    assert page.status == 200
    assert page.go(f"/planning/sessions/{key}").find("#held_on")[0].get("value") == "2026-11-22"

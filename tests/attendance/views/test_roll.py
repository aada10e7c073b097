"""The roll on screen: taps, everybody, walk-ins, head counts, the poll, and what it refuses."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.models import Attendance
from amal_field.db import db, new_key
from amal_field.outbox.models import Delivery
from amal_field.people.models import Person
from tests.attendance.roll import NAMES, counter, marks, tap
from tests.attendance.world import a_person, a_series, a_session, helping, mark
from tests.page import HTMX, fields_of, without_signed_tokens

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_who_came_last_time_is_expected_and_a_tap_sets_present_the_next_absent(engine, visit, url):
    page = visit("clara").go(url)
    assert marks(page) == dict.fromkeys(NAMES, "unmarked")
    for wanted in ("present", "absent", "present"):
        tap(page, "Bea", htmx=False)
        assert page.status == 200
        assert marks(page)["Bea"] == wanted
    assert counter(page) == "1 / 3 · nog 2"


def test_a_tap_answers_its_row_and_the_way_back(engine, visit, url):
    page = visit("clara").go(url)
    tap(page, "Bea")
    assert page.status == 200
    assert len(page.response.data) < 6_000
    (row,) = page.find("hx-partial .tap")
    assert row.get("data-mark") == "present"
    (undo,) = page.find("fading-note:first-of-type form")
    page.post(undo.get("action"), fields_of(undo), htmx=True)
    assert page.find("hx-partial .tap")[0].get("data-mark") == "unmarked"
    assert marks(page.go(url)) == dict.fromkeys(NAMES, "unmarked")


def test_a_swapped_row_is_the_row_of_the_page(engine, visit, url):
    page = visit("clara").go(url)
    swapped = row_html(tap(page, "Bea").response.text)
    assert swapped == row_html(page.go(url).response.text, swapped)


def row_html(text, like=None):
    rows = re.findall(r'<li class="tap .*?</li>', text, flags=re.S)
    (row,) = rows if like is None else [one for one in rows if one[:120] == like[:120]]
    return row


def test_the_same_tap_twice_is_one_row_and_the_same_answer(engine, visit, url, count):
    page = visit("clara").go(url)
    fields = fields_of(page.form("#roll-form"))
    (button,) = [one for one in page.find(".tap__button") if one.findtext("strong") == "Bea"]
    first = page.post(button.get("formaction"), fields, htmx=True).response.text
    again = page.post(button.get("formaction"), fields, htmx=True).response.text
    assert without_signed_tokens(first) == without_signed_tokens(again)
    assert count(Attendance) == len(NAMES) + 1 + len(["Clara"])


def test_everybody_is_present_at_once_and_it_can_be_taken_back(engine, visit, url):
    page = visit("clara").go(url)
    tap(page, "Amir", htmx=False)
    page.post(f"{url}/everyone/absent", fields_of(page.form("#roll-form")))
    assert marks(page) == {"Amir": "present", "Bea": "absent", "Ceyda": "absent"}
    page.send("fading-note:first-of-type form")
    assert marks(page) == {"Amir": "present", "Bea": "unmarked", "Ceyda": "unmarked"}
    page.post(f"{url}/everyone/present", fields_of(page.form("#roll-form")))
    assert counter(page) == "3 / 3 · nog 0"
    page.post(f"{url}/everyone/present", fields_of(page.form("#roll-form")))
    assert page.status == 422
    assert page.find(".problems")


def test_a_closed_roll_takes_no_mark_until_it_is_opened_again(engine, visit, url):
    page, other = visit("clara").go(url), visit("bruno").go(url)
    page.send("form[action$='/closure']")
    assert not page.find("#walk-in-participant")
    tap(other, "Bea")
    assert other.status == 422
    assert "roll-changed" in other.response.headers["HX-Trigger"]
    assert other.go(url).find(".roll__closed")
    page.go(url).send(".roll__closed form")
    tap(page, "Bea", htmx=False)
    assert marks(page)["Bea"] == "present"


def test_the_roll_of_a_session_that_was_called_off_refuses_with_the_reason(engine, visit, given, client_of):
    def make(stamp):
        bruno = stamp("bruno")
        return a_session(stamp(), called_off_at=bruno.at, called_off_by_id=bruno.by_id, called_off_reason="Sneeuw")

    url = f"/attendance/sessions/{given(make)}"
    page = visit("bruno").go(url)
    assert "Sneeuw" in page.find(".problems")[0].text_content()
    token = fields_of(page.form("#roll-form"))["csrf_token"]
    taps = {"everyone/present": {}, "tallies/other": {"other-step": "1"}, "remark": {"remark": "Koud"}}
    for htmx in (False, True):
        for end, fields in (taps | {"walk-ins": {"given_name": "Zeno"}, "closure": {}}).items():
            tokens = {"csrf_token": token, "request_token": str(new_key())}
            page.post(f"{url}/{end}", tokens | fields, htmx=htmx)
            assert page.status == 422, end
            assert "Sneeuw" in page.text, end


@pytest.mark.parametrize("key", ["els", "clara"])
def test_the_session_of_another_volunteer_is_not_found(engine, visit, given, key):
    session_id = given(lambda stamp: a_session(stamp()))
    page = visit(key).go(f"/attendance/sessions/{session_id}")
    assert page.status == 404


def test_nobody_can_be_put_on_a_roll_by_guessing(engine, visit, url, given):
    stranger = given(lambda stamp: a_person(stamp(), "Geheim"))
    page = visit("clara").go(url)
    for end in ("present", "return"):
        fields = fields_of(page.form("#roll-form")) | {"request_token": str(new_key())}
        page.post(f"{url}/people/{stranger}/{end}", fields)
        assert page.status == 422
        assert "Geheim" not in page.text


def test_a_poll_brings_what_changed_and_nothing_else(engine, visit, url):
    page, other = visit("clara").go(url), visit("bruno").go(url)
    version = page.response.headers["HX-PTag"]
    assert page.client.get(url, headers=HTMX | {"HX-PTag": version}).status_code == 304
    tap(other, "Bea", htmx=False)
    news = page.client.get(url, headers=HTMX | {"HX-PTag": version})
    assert [name for name in NAMES if name in news.text] == ["Bea"]
    assert news.headers["HX-PTag"] != version
    assert page.client.get(url, headers=HTMX | {"HX-PTag": news.headers["HX-PTag"]}).status_code == 304


@pytest.mark.parametrize("version", ["", ".", "x.y", "-1.open", "9" * 400 + ".open", "²." + "open", "1"])
def test_a_poll_with_a_strange_version_gets_the_roll(visit, url, version):
    assert visit("clara").client.get(url, headers=HTMX | {"HX-PTag": version}).status_code == 200


def test_two_sessions_at_once_are_kept_and_marked(engine, visit, given, url):
    def also_there(stamp):
        bea = db.session.scalars(select(Person).where(Person.given_name == "Bea")).one()
        other = a_session(stamp(), "komaf", hours=(11, 13))
        mark(stamp(), other, bea)
        return other

    given(also_there)
    page = visit("clara").go(url)
    tap(page, "Bea")
    assert "Komaf" in page.find(".tap")[0].text_content()
    assert "Komaf" in page.go(url).find(".tap--present")[0].text_content()


def test_today_is_the_first_page_and_leads_to_the_roll(engine, visit, url):
    page = visit("clara").go("/")
    assert page.url == "/attendance"
    assert url in [link.get("href") for link in page.find("#sessions-today a")]
    assert not visit("els").go("/attendance").find(".agenda__line")
    assert page.go("/attendance").text.count(str(clock.today().year)) >= 1


def test_the_history_tells_who_marked_whom(visit, url):
    page = visit("clara").go(url)
    tap(page, "Bea", htmx=False)
    assert "Bea: aanwezig" in page.go(f"{url}/history").text


def test_what_a_helper_taps_without_a_network_is_taken_for_its_own_moment(engine, visit, given, frozen_clock, count):
    """Around the session she sees its names; the tap comes hours after, from a tablet that had kept it."""

    def make(stamp_of):
        series = a_series(stamp_of(), "class_unit")
        mark(
            stamp_of(),
            a_session(stamp_of(), "class_unit", series=series, hours=(7, 8), kind="lesson"),
            _child(stamp_of),
        )
        helping(stamp_of(), "els", series)
        return a_session(stamp_of(), "class_unit", series=series, kind="lesson")

    url, at = f"/attendance/sessions/{given(make)}", clock.now()
    page = visit("els").go(url)
    token = {"csrf_token": page.find("input[name=csrf_token]")[0].get("value")}
    walk_in = f"{url}/walk-ins", token | {"given_name": "Nele", "role": "participant", "person_id": str(new_key())}
    frozen_clock(at + timedelta(hours=9))
    assert page.go(url).find(".tap") == []

    def send(to, fields, key, tries=2):
        entry = {"Amal-Entry": "1", "Amal-Skew": "0", "Amal-Try": str(tries), "Idempotency-Key": key.hex}
        headers = HTMX | entry | {"Amal-Entered-At": at.isoformat(timespec="milliseconds")}
        answer = page.client.post(to, data=fields, headers=headers)
        return answer.status_code, answer.headers.get("Amal-Receipt"), answer.headers.get("Amal-Outcome")

    key = new_key()
    assert send(*walk_in, key) == (200, key.hex, "stored")
    assert send(*walk_in, key, 3) == (200, key.hex, "repeated")
    assert count(Delivery) == 1
    row = f"{url}/people/{walk_in[1]['person_id']}"
    visit("bruno").go(url).send("form[action$='/closure']")
    other = new_key()
    assert send(f"{row}/absent", token, other) == (200, other.hex, "review")
    assert send(f"{url}/walk-ins", walk_in[1] | {"given_name": "Mo"}, new_key())[0] == 422
    history = visit("bruno").go(f"{url}/history").text
    assert "23 nov 2026 12:00, ontvangen 21:00 · Els" in history


def _child(stamp_of):
    return a_person(stamp_of(), "Bea", year=2015)

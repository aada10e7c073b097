"""The roll of a walk: who is known on it, what is asked once, and that it does not take place."""

from datetime import timedelta

import icalendar
import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.models import GroupSession
from amal_field.db import db, new_key
from amal_field.people import operations as people
from amal_field.people.models import Merge, Person
from tests.attendance.roll import asked_about, marks, tap, this_one, walk_in
from tests.attendance.world import a_person, a_series, a_session, helping, mark
from tests.conftest import NOON
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")

BEFORE = {"Vera": 7, "Wim": 35, "Olga": 63}
"""Who walked how many days ago."""


@pytest.fixture
def walk(given):
    """The address of a walk of today that Mira guides, at noon; the walks of before belong to no series."""

    def make(stamp):
        for name, days in BEFORE.items():
            before = a_session(stamp(), "buur_en_natuur", on=clock.today() - timedelta(days=days))
            mark(stamp(), before, a_person(stamp(), name))
        off = a_session(stamp(), "buur_en_natuur", on=clock.today() - timedelta(days=2))
        off.called_off_at, off.called_off_by_id = stamp().at, stamp().by_id
        helping(stamp(), "mira", a_series(stamp(), "buur_en_natuur"))
        session = a_session(stamp(), "buur_en_natuur", hours=(13, 15))
        helping(stamp(), "mira", session)
        return session

    return f"/attendance/sessions/{given(make)}"


@pytest.fixture
def ask(app):
    """`ask(statement)`: one value from the database, outside a request."""

    def do(statement):
        with app.app_context():
            value = db.session.scalar(statement)
            db.session.remove()
            return value

    return do


def test_walkers_stand_under_their_last_time_and_are_asked_once(app, visit, walk, given, ask):
    page = visit("mira").go(walk)
    headings = [" ".join(one.text_content().split()) for one in page.find(".roll__group")]
    assert headings == ["Vorige keer 1", "De laatste 8 weken 1"]
    assert list(marks(page)) == ["Vera", "Wim"]
    assert not page.find("#walk-in-participant-year")
    assert not page.find("[formaction$='everyone/present']")
    tap(page, "Vera")
    assert asked_about(walk_in(page.go(walk), "Olga", year="1990")) == ["Olga"]
    this_one(page, "Olga")
    walk_in(page, "Zoë", year="1990")
    assert ask(select(Person.born_on).where(Person.given_name == "Zoë")) is None
    assert _first_times(page.go(walk)) == ["Zoë"]
    newcomer, known = (ask(select(Person.id).where(Person.given_name == name)) for name in ("Zoë", "Wim"))
    merge = given(lambda stamp: people.merge(*_both(newcomer, known), stamp=stamp()))
    assert _first_times(page.go(walk)) == []
    given(lambda stamp: _unmerged(merge, stamp()))
    assert _first_times(page.go(walk)) == ["Zoë"]

    answered = _answer(page, newcomer, "yes")
    assert "Nieuw in Gent: ja" in answered.text
    assert _answer(page.go(walk), newcomer, "no", url=_url(walk, newcomer, "no")).status == 422
    assert ask(select(Person.new_resident).where(Person.id == newcomer)) == "yes"
    assert not visit("mira").go(walk).find(f"[formaction='{_url(walk, newcomer, 'no')}']")
    _answer(page.go(walk), newcomer, "unknown", url=_url(walk, newcomer, "unknown"))
    assert ask(select(Person.new_resident).where(Person.id == newcomer)) is None
    stranger = given(lambda stamp: a_person(stamp(), "Nobody"))
    assert _answer(page.go(walk), stranger, "yes", url=_url(walk, stranger, "yes")).status == 422


def test_a_walk_is_called_off_in_two_taps_and_goes_on_until_it_begins(visit, client_of, walk, frozen_clock, ask):
    calendar = visit("mira").go("/planning/calendar").send().find("copy-text code")[0].text_content()

    def in_calendar() -> tuple[str, str | None]:
        (event,) = icalendar.Calendar.from_ical(client_of(None).get(calendar).data).walk("VEVENT")
        return str(event["STATUS"]), str(event["DESCRIPTION"]) if "DESCRIPTION" in event else None

    assert in_calendar() == ("CONFIRMED", None)
    page = visit("mira").go(walk).send(".walk-off form[action$=weather]")
    assert "weer" in page.find(".problems")[0].text_content()
    assert in_calendar() == ("CANCELLED", "weer")
    page.send("#roll form[action$='calling-off/cancellation']")
    assert in_calendar() == ("CONFIRMED", None)
    assert page.go(walk).find(".walk-off")
    page.send(".walk-off form[action$=guide_ill]").go(walk)
    frozen_clock(NOON + timedelta(hours=2))
    assert page.send("#roll form[action$='calling-off/cancellation']").status == 422
    reasons = select(GroupSession.called_off_reason).where(GroupSession.called_off_reason.is_not(None))
    assert ask(reasons) == "gids ziek"


@pytest.mark.parametrize(("hours", "shown"), [(-46, True), (-48, False), (50, True), (52, False)])
def test_a_roll_is_open_to_its_guides_two_days_around_the_walk(visit, walk, frozen_clock, hours, shown):
    frozen_clock(NOON + timedelta(hours=hours))
    assert bool(visit("mira").go(walk).find("#roll")) == shown
    assert visit("gert").go(walk).find("#roll")


def test_whoever_has_nothing_to_do_with_the_walk_finds_nothing(visit, walk, given):
    clara = visit("clara").go("/settings")
    fields = {"csrf_token": clara.find("input[name='csrf_token']")[0].get("value"), "request_token": str(new_key())}
    for url in (_url(walk, new_key(), "yes"), f"/buddies/walks/{walk.rpartition('/')[2]}/calling-off/weather"):
        assert clara.client.post(url, data=fields).status_code == 404
    assert clara.go(walk).status == 404
    lesson = given(lambda stamp: a_session(stamp(), "physical_table"))
    gert = visit("gert")
    assert gert.go(f"/attendance/sessions/{lesson}").status == 404
    assert gert.go(f"/planning/sessions/{lesson}").status == 404
    calendar = gert.go("/planning")
    assert not calendar.find(f"a[href*='{lesson}']")
    assert calendar.find(f"a[href*='{walk.rpartition('/')[2]}']")


def _first_times(page):
    return [one.findtext("*/strong") for one in page.find(".tap") if "1e keer" in one.text_content()]


def _both(one, other):
    return db.session.get_one(Person, one), db.session.get_one(Person, other)


def _unmerged(merge, stamp):
    made = db.session.get_one(Merge, merge)
    people.unmerge(made, stamp=stamp)
    return made


def _url(walk, person_id, answer):
    return f"/buddies/walks/{walk.rpartition('/')[2]}/people/{person_id}/new-resident/{answer}"


def _answer(page, person_id, answer, url=None):
    url = url or page.find(f"#row-{person_id} [formaction$='/{answer}']")[0].get("formaction")
    return page.post(url, fields_of(page.form("#roll-form")), htmx=True)

"""Calendars at secret addresses: what a phone reads, and that an old address is dead."""

import icalendar
import pytest
from sqlalchemy import select

from amal_field.accounts import operations as accounts
from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import GroupSession
from amal_field.db import begin_write, db, new_key
from amal_field.passwords import fingerprint
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.planning import operations
from amal_field.planning.models import CalendarFeed
from tests.conftest import NOON
from tests.page import fields_of
from tests.planning.world import a_series

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def series(given):
    """The key of a series at which Clara helps."""

    def plan(stamp):
        found = a_series(stamp("bruno"))
        clara = people.register_people([Newcomer("Clara", "Janssens")], stamp=stamp("bruno"))[0]
        player("clara").person_id = clara.id
        operations.ask_to_help(found.series, clara, stamp=stamp("bruno"))
        return found.series_id

    return given(plan)


def address_on(page):
    return page.find("copy-text code")[0].text_content()


def events_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response, list(icalendar.Calendar.from_ical(response.data).walk("VEVENT"))


def test_a_helper_reads_her_own_sessions_without_signing_in(visit, client_of, series):
    page = visit("clara").go("/planning/calendar").send()
    response, events = events_at(client_of(None), address_on(page))
    assert response.mimetype == "text/calendar"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert b"TZID:Europe/Brussels" in response.data
    assert len(events) == 10
    assert str(events[0]["DTSTART"].dt) == "2026-11-24 10:00:00+01:00"
    assert str(events[0]["SUMMARY"]).endswith("Dinsdag")
    assert b"Janssens" not in response.data
    assert b"Clara" not in response.data


def test_a_session_that_is_called_off_is_struck_and_one_that_moved_counts_up(visit, given, client_of, series):
    def change(stamp):
        wanted = select(GroupSession).where(GroupSession.series_id == series).order_by(GroupSession.held_on)
        first, second, *_rest = db.session.scalars(wanted)
        operations.call_off(first, "Storm", stamp=stamp("bruno"))
        there = operations.SessionValues(second.held_on, second.ends, second.ends.replace(hour=13), "Zaal 2")
        operations.move_session(second, there, stamp=stamp("bruno"))

    page = visit("bruno").go(f"/planning/series/{series}/calendar").send()
    before = {str(event["UID"]) for event in events_at(client_of(None), address_on(page))[1]}
    given(change)
    _response, events = events_at(client_of(None), address_on(page))
    assert {str(event["UID"]) for event in events} == before
    assert [str(event["SUMMARY"]) for event in events[:2]] == [
        "Afgelast: Conversatietafel · Dinsdag",
        "Conversatietafel · Dinsdag",
    ]
    told = [(str(event["STATUS"]), event["SEQUENCE"], str(event["LOCATION"])) for event in events[:3]]
    assert told == [("CANCELLED", 1, "De Krook"), ("CONFIRMED", 1, "Zaal 2"), ("CONFIRMED", 0, "De Krook")]


def test_a_calendar_without_sessions_is_valid_and_known_again(visit, given, client_of):
    def hire(stamp):
        clara = people.register_people([Newcomer("Clara", "Janssens")], stamp=stamp("bruno"))[0]
        player("clara").person_id = clara.id
        return clara

    given(hire)
    page = visit("clara").go("/planning/calendar").send()
    client, address = client_of(None), address_on(page)
    first, again = (icalendar.Calendar.from_ical(events_at(client, address)[0].data) for _ in range(2))
    assert [component.name for component in first.subcomponents] == ["VTIMEZONE"]
    assert first["UID"] == again["UID"]
    assert {"VERSION", "PRODID"} <= set(first)


def test_a_renewed_address_is_another_and_the_old_one_is_dead(visit, client_of, series):
    page = visit("clara").go("/planning/calendar").send()
    old = address_on(page)
    new = address_on(page.send())
    assert new != old
    assert client_of(None).get(old).status_code == 404
    assert client_of(None).get(new).status_code == 200


@pytest.fixture
def old_address(app, series):
    """An address of Clara's calendar of the time before addresses were signed, of which the hash is stored."""
    with app.app_context():
        begin_write()
        clara = player("clara")
        feed = CalendarFeed(person_id=clara.person_id, secret_hash=fingerprint("geheim"))
        feed.recorded_by_id, feed.recorded_at = clara.id, NOON
        db.session.add(feed)
        db.session.commit()
        db.session.remove()
    return "/planning/feeds/geheim.ics"


def test_an_address_of_before_works_until_it_is_renewed(engine, visit, client_of, old_address):
    page = visit("clara").go("/planning/calendar")
    signed = address_on(page)
    assert [client_of(None).get(url).status_code for url in (old_address, signed)] == [200, 200]
    renewed = address_on(page.send())
    assert [client_of(None).get(url).status_code for url in (old_address, signed, renewed)] == [404, 404, 200]


@pytest.mark.parametrize("lets_in_again", [False, True])
def test_an_address_ends_with_its_user(engine, visit, given, client_of, old_address, lets_in_again):
    address = address_on(visit("clara").go("/planning/calendar"))
    owner = given(lambda stamp: player("clara").person_id)
    given(lambda stamp: accounts.deactivate(player("clara"), stamp=stamp("dirk")))
    planner = visit("bruno").go(f"/planning/helpers/{owner}/calendar")
    assert "Clara Janssens kan zich niet meer aanmelden" in planner.text
    assert not planner.find("main form")
    fields = fields_of(planner.go("/settings").form("form[action='/settings/language']"))
    sent = {"csrf_token": fields["csrf_token"], "request_token": str(new_key())}
    planner.post(f"/planning/helpers/{owner}/calendar", sent)
    assert planner.status == 422
    assert "Clara Janssens kan zich niet meer aanmelden" in planner.find(".problems")[0].text_content()
    if lets_in_again:
        given(lambda stamp: accounts.reactivate(player("clara"), stamp=stamp("dirk")))
        planner.go(f"/planning/helpers/{owner}/calendar")
        assert client_of(None).get(address_on(planner)).status_code == 200
    assert [client_of(None).get(url).status_code for url in (old_address, address)] == [404, 404]


def test_an_invitation_opens_no_calendar(engine, visit, client_of, series):
    address = address_on(visit("clara").go("/planning/calendar").send())
    calendar = address.rpartition("/")[2].removesuffix(".ics")
    assert client_of(None).get(f"/invitations/{calendar}").status_code == 410


@pytest.mark.parametrize("secret", ["x", "a" * 300, "%00", "..%2f", "é"])
def test_an_address_that_leads_nowhere_is_not_found(client_of, secret):
    assert client_of(None).get(f"/planning/feeds/{secret}.ics").status_code == 404


def test_somebody_who_is_nobodys_person_is_told_so(visit):
    page = visit("els").go("/planning/calendar")
    assert not page.find("main form")
    assert page.client.post("/planning/calendar").status_code == 400


def test_an_outsider_makes_no_address_for_a_series(visit, series):
    assert visit("clara").go(f"/planning/series/{series}/calendar").status == 403


def test_when_the_hour_of_a_series_moves_its_calendar_follows(engine, visit, series):
    page = visit("bruno").go(f"/planning/series/{series}/calendar")
    page.send("main form")
    address = address_on(page)
    page.go(f"/planning/series/{series}/plan").send(**{"tuesday-from": "14:00", "tuesday-until": "16:00"})
    _, events = events_at(page.client, address)
    assert {(event["sequence"], event["dtstart"].dt.hour, event["dtend"].dt.hour) for event in events} == {(1, 14, 16)}
    assert len(events) == 10

"""Staying longer is one tap in the panel of a pitch, with its undo; a refusal shows the way out."""

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.queries import stays
from tests.page import fields_of
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def planned(app):
    """`planned()`: the day on which the family plans to leave."""

    def read():
        with app.app_context():
            day = db.session.scalar(select(Stay.planned_departure_on))
            db.session.remove()
            return day

    return read


def here(stamp, *, days_ago=3):
    return let_in(stamp(), make_family(stamp()), on=in_days(-days_ago))


def offer(days):
    """The button of the panel that offers a family to stay until then."""
    return f"form[action$='/planned-departure']:has(input[value='{in_days(days)}'])"


@pytest.mark.parametrize("htmx", [True, False], ids=["in the panel", "without JavaScript"])
def test_a_family_stays_longer_in_one_tap_and_it_is_undone(visit, given, planned, htmx):
    given(here)
    page = visit("amina").go("/transit-site/pitches/12", htmx=htmx).send(offer(3), htmx=htmx)
    assert planned() == in_days(3)
    assert page.find("#panel-pitch article.stay")
    page.send(offer(4), htmx=htmx)
    assert planned() == in_days(4)
    page.send(".note form[action*='/cancellation']", htmx=htmx)
    assert planned() == in_days(3)


def test_the_first_plan_is_undone_to_none(visit, given, planned):
    given(here)
    page = visit("amina").go("/transit-site/pitches/12").send(offer(1)).send(".note form[action*='/cancellation']")
    assert (page.status, planned()) == (200, None)


def test_one_button_is_filled_and_leaving_is_quiet_and_last(visit, given):
    given(here)
    page = visit("amina").go("/transit-site/pitches/12")
    assert not page.find("#panel .button--main"), "what is still to do is the next step, not a button"
    last = page.find("#panel-pitch a.button")[-1]
    assert last.get("href").endswith("/departure")
    assert "button--quiet" in last.get("class")


def test_who_should_have_left_is_offered_to_stay_with_a_decision(visit, given, planned):
    given(lambda stamp: here(stamp, days_ago=29))
    page = visit("amina").go("/transit-site/pitches/12")
    assert page.find(".stay__wrong")
    assert page.find(".stay__gone[href$='/departure']"), "what one does with a family that should have left"
    assert len(page.find("#panel .button--main")) == 1
    page.send(offer(1))
    assert (page.status, planned()) == (422, None)
    assert page.find(".tile[aria-current]")
    page.send("form:has(#deciding)", reason="The car is broken", decide="yes")
    assert (page.status, planned()) == (200, in_days(1))


@pytest.mark.parametrize("day", ["", "2026-13-40", "gisteren"])
def test_a_day_that_is_none_is_refused_in_words(visit, given, planned, day):
    given(here)
    page = visit("amina").go("/transit-site/pitches/12").send(offer(1), on=day)
    assert (page.status, planned()) == (422, None)
    assert page.find("#panel [role=alert]")


def test_an_undo_with_a_garbled_day_is_not_found(visit, given):
    stay_id = given(here)
    page = visit("amina").go("/transit-site/pitches/12").send(offer(1))
    fields = fields_of(page.form(".note form[action*='/cancellation']"))
    page.post(f"/transit-site/stays/{stay_id}/planned-departure/cancellation?before=x", fields)
    assert page.status == 404


def test_a_family_on_two_pitches_shows_as_one(visit, given):
    def two(stamp):
        stay = here(stamp)
        pitch = operations.take_pitch(stay, stays.pitch(13), stamp=stamp())
        db.session.flush()
        return pitch.stay

    given(two)
    page = visit("amina").go("/transit-site/pitches/13")
    assert [tile.getparent().get("id") for tile in page.find(".tile[aria-current]")] == ["pitch-12", "pitch-13"]
    assert "12 + 13" in page.find("#panel-title")[0].text_content()
    assert len(page.find("#pitch-12 .tile__todo")) == 1
    assert not page.find("#pitch-13 .tile__todo")

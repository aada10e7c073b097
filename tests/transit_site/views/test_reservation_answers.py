"""Late families, doubles and wishes far ahead on screen."""

from datetime import datetime, time, timedelta

import pytest

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import Reservation
from amal_field.transit_site.queries import stays as stay_queries
from tests.page import fields_of
from tests.transit_site.world import in_days, known_family, wish

pytestmark = pytest.mark.usefixtures("frozen_clock")
SITE, PAGE = "/transit-site", "/transit-site/reservations"
FORM = "form[action$='/reservations'][method=post]"
PHONE = "0470 12 34 56"
ASKED = "komt het gezin nog?"


@pytest.fixture
def late(given, frozen_clock):
    """The key of a reservation of pitch 12 for yesterday; it is ten in the morning."""
    made = given(
        lambda stamp: operations.reserve(wish(days=0, pitch=stay_queries.pitch(12), phone=PHONE), stamp=stamp())
    )
    frozen_clock(datetime.combine(in_days(1), time(10), clock.ZONE))
    return made


@pytest.fixture
def asked(late, frozen_clock):
    """The same in the afternoon."""
    frozen_clock(clock.now() + timedelta(hours=5))
    return late


def state_of(app, key):
    with app.app_context():
        return db.session.get(Reservation, key).state


def test_a_late_family_stands_on_the_plan_and_comes_in(engine, visit, app, late):
    page = visit("amina").go(SITE)
    assert "tile--late" in page.find("#pitch-12 a")[0].get("class")
    assert "Te laat, tot 12.00 u" in page.find("#pitch-12")[0].text_content()
    assert "te laat, houdt standplaats 12 tot vandaag 12.00 u" in page.find("#late-families")[0].text_content()
    page.go(f"{SITE}/pitches/12")
    assert "te laat, houdt standplaats 12 tot vandaag 12.00 u" in page.find("#free-pitch .expected")[0].text_content()
    page.go(page.find(".expected a.button")[0].get("href")).send("form.form", **{"newcomers-0-given_name": "Alba"})
    assert page.status == 200
    assert state_of(app, late) == "used"


def test_the_plan_looks_again_when_the_hour_comes(visit, late, frozen_clock):
    page = visit("amina").go(SITE)
    known = {"HX-PTag": page.find("#plan")[0].get("hx-ptag")}
    assert page.client.get(SITE, headers=known).status_code == 304
    frozen_clock(clock.now() + timedelta(hours=5))
    assert page.client.get(SITE, headers=known).status_code == 200


def test_another_family_reads_for_whom_the_pitch_is_kept(engine, visit, given, late, count):
    given(lambda stamp: known_family(stamp(), "Winter"))
    page = visit("amina").go(f"{SITE}/pitches/12")
    page.send("form[action$='/check-in']")
    assert page.status == 422
    assert "vrijgehouden voor Rosenberg" in page.find(".problems")[0].text_content()
    assert "12" not in [link.text for link in page.find(".free-instead a")]
    assert "13" in [link.text for link in page.find(".free-instead a")]


def test_after_the_hour_the_plan_asks_and_the_list_has_the_answers(engine, visit, app, asked):
    page = visit("amina").go(SITE)
    assert "tile--free" in page.find("#pitch-12 a")[0].get("class")
    assert "Komt het gezin nog?" in page.find("#late-families")[0].text_content()
    page.go(PAGE)
    assert ASKED in page.find("#asked-title")[0].text_content()
    assert page.find("#reservations a[href$='#check-in']")
    page.send("#reservations form[action$='/keeping']")
    assert page.url == PAGE
    assert not page.find("#asked-title")
    assert "tot morgen 12.00 u" in page.find("#reservations")[0].text_content()
    page.send("fading-note form")
    page.go(PAGE)
    page.send("#reservations form[action$='/absence']")
    assert page.url == PAGE
    assert state_of(app, asked) == "missed"


def test_the_panel_of_the_pitch_asks_too_and_stays_open(engine, visit, app, asked):
    page = visit("amina").go(f"{SITE}/pitches/12")
    assert ASKED in page.find(".expected")[0].text_content()
    page.go(f"{SITE}/pitches/12", htmx=True)
    page.send(".expected form[action$='/keeping']", htmx=True)
    assert page.status == 200
    assert "tot morgen 12.00 u" in page.find(".expected")[0].text_content()
    assert not page.find(".expected form[action$='/keeping']")
    page.send(".expected form[action$='/absence']", htmx=True)
    assert page.status == 200
    assert not page.find(".expected")
    assert state_of(app, asked) == "missed"


def test_who_only_reads_gets_no_buttons_and_no_entrance(visit, asked):
    page = visit("clara")
    assert page.go(f"{PAGE}/{asked}").status == 403


def test_the_page_of_a_late_reservation_says_how_it_stands(engine, visit, asked):
    page = visit("amina").go(f"{PAGE}/{asked}")
    assert "Komt het gezin nog?" in page.find(".todo")[0].text_content()
    assert "12" in [link.text_content().strip()[-2:] for link in page.find("#check-in a")]
    page.send("main form[action$='/keeping']")
    assert "houdt standplaats 12 tot morgen" in page.find(".todo")[0].text_content()


def test_the_same_name_and_phone_is_asked_about_and_noted_all_the_same(engine, visit, given, count):
    first = given(lambda stamp: operations.reserve(wish(phone=PHONE, state="waiting"), stamp=stamp()))
    page = visit("amina").go(f"{PAGE}/new")
    page.send(FORM, name="Rosenbergh", phone="+32 470 123456", from_on=in_days(5).isoformat())
    assert page.status == 422
    assert page.find(f".doubles__asked a[href$='{first}']")
    assert page.form(FORM).fields["name"] == "Rosenbergh"
    assert count(Reservation) == 1
    page.send(FORM, check=None)
    assert page.status == 422
    assert count(Reservation) == 1
    fields = fields_of(page.form(FORM)) | {"different": str(first)}
    for _ in range(2):
        page.post(PAGE, fields)
        assert page.status == 200
    assert count(Reservation) == 2


def test_a_change_and_somebody_expected_are_asked_about_too(engine, visit, given, count):
    given(lambda stamp: operations.reserve(wish(phone=PHONE), stamp=stamp()))
    second = given(lambda stamp: operations.reserve(wish(days=40, phone=PHONE), stamp=stamp()))
    page = visit("amina").go(f"{PAGE}/{second}")
    page.send(f"form[action$='{second}']", from_on=in_days(4).isoformat())
    assert page.status == 422
    different = page.find(".doubles__asked button[name=different]")[0].get("value")
    page.send(f"form[action$='{second}']", different=different)
    assert page.status == 200
    page.go(f"{SITE}/pitches/3/expected-arrival")
    page.send("form.form", name="Rosenberg", phone=PHONE, on=in_days(5).isoformat())
    assert page.status == 422
    assert page.find(".doubles__asked")
    different = page.find(".doubles__asked button[name=different]")[0].get("value")
    page.send("form.form", different=different)
    assert page.status == 200
    assert count(Reservation) == 3


def test_taking_back_a_cancellation_asks_about_what_was_noted_anew(engine, visit, given, app):
    def cancelled_and_noted_anew(stamp):
        made = operations.reserve(wish(phone=PHONE), stamp=stamp())
        operations.cancel_reservation(made, stamp=stamp())
        operations.reserve(wish(phone=PHONE), stamp=stamp())
        return made

    made = given(cancelled_and_noted_anew)
    page = visit("amina").go(f"{PAGE}/{made}")
    page.send("main form[action$='/restoration']")
    assert page.status == 422
    assert state_of(app, made) == "cancelled"
    page.send(".doubles__asked form[action$='/restoration']")
    assert page.status == 200
    assert state_of(app, made) == "confirmed"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Nog niet bekeken: te ver in de toekomst"),
        ("fr", "Pas encore examiné\u00a0: trop loin dans le temps"),
        ("en", "Not looked at yet: too far ahead"),
    ],
)
def test_a_wish_far_ahead_is_not_told_that_there_is_no_place(visit, given, language, words):
    given(lambda stamp: operations.reserve(wish(days=200, state="waiting"), stamp=stamp()))
    page = visit("amina")
    page.go("/settings").send("form[action='/settings/language']", language=language)
    assert words in page.go(PAGE).find("#reservations ol .row")[0].text_content()

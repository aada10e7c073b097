"""Who comes without being expected: asked about where they seem known, once; anybody else is on the roll in one tap."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from amal_field.attendance.models import Attendance
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import KnownDifferent, Person
from tests.attendance.roll import NAMES, asked_about, counter, marks, somebody_else, tap, this_one, walk_in
from tests.attendance.world import a_session, helping
from tests.bench.statements import counted
from tests.page import fields_of, without_signed_tokens
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")

CLARA = 1
"""She helps: her first tap marks her present too."""


@pytest.mark.parametrize("htmx", [True, False])
def test_who_is_expected_is_asked_about_and_marked_instead_of_doubled(engine, visit, url, count, htmx):
    before = count(Person)
    page = visit("clara").go(url)
    walk_in(page, "bea", year="1990", htmx=htmx)
    assert (page.status, asked_about(page)) == (422, ["Bea"])
    assert "op deze lijst: niet aangeduid" in page.find(".double")[0].text_content()
    assert [chip.text for chip in page.find(".double .chip")] == ["zelfde naam"]
    assert {"given_name": "bea", "year": "1990"}.items() <= fields_of(page.form("#walk-in-participant")).items()
    assert (count(Person), count(Attendance)) == (before, len(NAMES))
    this_one(page, "Bea", htmx=htmx)
    assert page.status == 200
    assert not page.find(".double")
    assert "Bea: aanwezig" in page.text
    assert (count(Person), count(Attendance)) == (before, len(NAMES) + 1 + CLARA)
    assert marks(visit("bruno").go(url))["Bea"] == "present"
    page.send("fading-note:first-of-type form")
    assert marks(page.go(url))["Bea"] == "unmarked"


def test_it_is_somebody_else_is_one_tap_and_is_remembered(engine, visit, app, url, count):
    page = visit("clara").go(url)
    assert asked_about(walk_in(page, "Beá", year="1990")) == ["Bea"]
    somebody_else(page)
    assert page.status == 200
    assert counter(page) == "1 / 4 · nog 3"
    assert count(KnownDifferent) == 1
    with app.app_context():
        told = db.session.scalars(select(AuditEntry.tag).order_by(AuditEntry.id.desc()).limit(4)).all()
        db.session.remove()
    assert set(told) == {"people:person:register", "people:person:tell_apart", "attendance:roll:mark"}


@pytest.mark.parametrize("answer", [somebody_else, lambda page, **more: this_one(page, "Bea", **more)])
def test_the_same_answer_twice_is_once(engine, visit, url, count, answer):
    page = walk_in(visit("clara").go(url), "Bea", year="1990", htmx=True)
    fields = fields_of(page.form("#walk-in-participant"))
    button = page.find("button[name=different]")[0] if answer is somebody_else else page.find(".double button")[0]
    sent = fields | {button.get("name"): button.get("value")}
    first = page.post(f"{url}/walk-ins", sent, htmx=True)
    assert first.status == 200
    body, people_then = without_signed_tokens(first.response.text), count(Person)
    assert without_signed_tokens(page.post(f"{url}/walk-ins", sent, htmx=True).response.text) == body
    assert count(Person) == people_then
    assert count(Attendance) == len(NAMES) + 1 + CLARA


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        *((typed, "") for typed in ("Yusuf", "Joesoef", "Юсуф", "Youssef Demir", "demir youssef", "Youssef D.")),
        *(("Youssef", year) for year in ("1990", "1991")),
    ],
)
def test_a_first_name_of_the_series_is_known_in_any_spelling(visit, url, known, fill, typed, year):
    known("Youssef", "Demir", 1990), fill()
    page = visit("clara").go(url)
    assert "Youssef" not in page.text
    assert asked_about(walk_in(page, typed, year=year)) == ["Youssef Demir"]
    assert "laatst hier op ma 14 sep 2026" in " ".join(page.find(".double")[0].text_content().split())
    this_one(page, "Youssef Demir")
    assert page.status == 200
    assert [row.findtext("button/strong") for row in page.find("#roll-added .tap--present")] == ["Youssef Demir"]


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("Youssef", "1984"),
        ("Youssef Hassan", ""),
        ("Youssef H", ""),
        ("Yara", ""),
        ("Jos", ""),
        ("Demi", ""),
        ("…", ""),
    ],
)
def test_who_is_another_by_name_or_year_is_on_the_roll_in_one_tap(visit, url, known, count, typed, year):
    known("Youssef", "Demir", 1990)
    assert walk_in(visit("clara").go(url), typed, year=year).status == 200
    assert count(KnownDifferent) == 0


def test_a_letter_tells_namesakes_apart(visit, url):
    page = visit("clara").go(url)
    assert walk_in(page, "Fatima B").status == 200
    assert walk_in(page, "Fatima C").status == 200
    assert asked_about(walk_in(page, "fatima b.")) == ["Fatima B"]
    assert sorted(asked_about(walk_in(page, "Fatima"))) == ["Fatima B", "Fatima C"]
    assert somebody_else(page).status == 200


def test_who_was_marked_absent_or_taken_off_comes_in_after_all(engine, visit, url, count):
    page = visit("clara").go(url)
    for _ in range(2):
        tap(page, "Bea", htmx=False)
    assert marks(page)["Bea"] == "absent"
    this_one(walk_in(page, "Bea"), "Bea")
    assert marks(page)["Bea"] == "present"
    page.send("fading-note:first-of-type form")
    assert marks(page)["Bea"] == "absent"
    walk_in(page, "Zeno")
    page.send("fading-note:first-of-type form")
    assert not page.find("#roll-added .tap")
    assert "van deze lijst gehaald" in walk_in(page, "Zeno").find(".double")[0].text_content()
    people_then = count(Person)
    assert this_one(page, "Zeno").find("#roll-added .tap--present")
    assert count(Person) == people_then


def test_who_is_there_already_stays_there_and_nothing_is_undone(visit, url, count):
    page = visit("clara").go(url)
    tap(page, "Bea", htmx=False)
    rows = count(Attendance)
    assert "op deze lijst: aanwezig" in walk_in(page, "Bea").find(".double")[0].text_content()
    this_one(page, "Bea")
    assert (page.status, count(Attendance), page.find(".note form")) == (200, rows, [])


@pytest.mark.parametrize("taps", [0, 2], ids=["unmarked", "absent"])
def test_a_participant_who_comes_to_help_is_a_helper(visit, url, taps):
    page = visit("clara").go(url)
    for _ in range(taps):
        tap(page, "Bea", htmx=False)
    this_one(walk_in(page, "Bea", as_="helper"), "Bea", "#walk-in-helper")
    assert "Bea" in [row.findtext("button/strong") for row in page.find("#roll-helpers .tap--present")]


def test_a_duplicate_leads_to_the_person(visit, url, known, given, app):
    olena, double = known("Olena", "Kovalchuk", 1984), known("Alona", "Kovalchuk", 1984)
    given(
        lambda stamp: people.merge(db.session.get(Person, double), db.session.get(Person, olena), stamp=stamp("bruno"))
    )
    assert asked_about(walk_in(visit("clara").go(url), "Olena")) == ["Olena Kovalchuk"]


def test_a_child_of_the_site_is_asked_about_only_where_it_is_on_the_roll(visit, given, frozen_clock):
    def make(stamp):
        let_in(stamp(), make_family(stamp(), "Lafertin", [("Sammy", 1985), ("Davy", 2016), ("Tara", 2025)]))
        lesson = a_session(stamp(), "class_unit", kind="lesson", hours=(11, 13))
        helping(stamp(), "els", lesson)
        return lesson

    url = f"/attendance/sessions/{given(make)}"
    page = visit("els").go(url)
    assert asked_about(walk_in(page, "Davi")) == ["Davy Lafertin"]
    assert walk_in(page.go(url), "Tara").status == 200
    frozen_clock(datetime(2026, 11, 23, 20, 0, tzinfo=UTC))
    assert page.post(f"{url}/walk-ins", fields_of(page.form("#walk-in-participant"))).status == 404


def test_a_closed_roll_says_so_before_it_asks(visit, url):
    page, other = visit("clara").go(url), visit("bruno").go(url)
    other.send("form[action$='/closure']")
    assert walk_in(page, "Bea").status == 422
    assert page.find(".roll__closed")
    assert asked_about(page) == []


@pytest.mark.parametrize("key", ["clara", "bruno"])
def test_the_question_costs_nobody_more_than_a_write_may(app, visit, url, known, key):
    known("Youssef", "Demir", 1990)
    page = visit(key).go(url)
    with counted(app) as statements:
        assert walk_in(page, "Zeno Petrov", year="1990", htmx=True).status == 200
    assert len(statements) <= 12 + 2 * (key == "clara"), statements  # whose first tap it is
    assert walk_in(page.go(url), "Youssef").status == 422
    with counted(app) as statements:
        assert this_one(page, "Youssef Demir", htmx=True).status == 200
    assert len(statements) <= 12, statements


def test_a_walk_in_needs_a_first_name_alone(engine, visit, url, count):
    page = visit("clara").go(url).send("#walk-in-participant", given_name="Fatima")
    assert [row.findtext("button/strong") for row in page.find("#roll-added .tap")] == ["Fatima"]
    assert counter(page) == "1 / 4 · nog 3"
    assert walk_in(page, "fatima").status == 422
    somebody_else(page)
    assert page.status == 422
    assert page.find("#walk-in-participant-given_name-error")
    assert page.form("#walk-in-participant").fields["given_name"] == "fatima"
    assert walk_in(page, "Fatima", year="1990").status == 200
    assert count(Person) == len(NAMES) + 3


@pytest.mark.parametrize(
    ("field", "value"),
    [("given_name", wrong) for wrong in ("", "\x00", "a" * 500)]
    + [("year", wrong) for wrong in ("2999", "-5", "x", "12")],
)
def test_a_walk_in_that_cannot_be_is_told_at_its_field(visit, url, count, field, value):
    page = visit("clara").go(url).send("#walk-in-participant", **{"given_name": "Fatima"} | {field: value})
    assert page.status == 422
    assert page.find(f"#walk-in-participant-{field}-error")
    assert count(Person) == len(NAMES) + 1


@pytest.mark.parametrize("name", ["A", "d'Arc", "🎪", "محمد", "Ж", "<script>alert(1)</script>", "%s %(x)s"])
def test_a_nickname_is_stored_as_given(visit, url, name):
    page = visit("clara").go(url).send("#walk-in-participant", given_name=name)
    assert [row.findtext("button/strong") for row in page.find("#roll-added .tap")] == [name]


def test_a_name_that_another_tablet_took_off_says_so(engine, visit, url):
    first, second = visit("clara").go(url), visit("bruno")
    first.send("#walk-in-participant", given_name="Fatima")
    second.go(url)
    (off,) = first.find(".tap__off")
    first.press(off, htmx=True)
    assert first.status == 200
    tap(second, "Fatima")
    assert second.status == 422
    assert "Fatima" in second.find("#roll-refusal")[0].text_content()
    assert not second.find("#roll-added .tap")
    back = first.find(".note form")[0]
    first.post(back.get("action"), fields_of(back))
    assert first.go(url).find("#roll-added .tap--present")

"""The sheet for paper: its numbers last, and what is typed back marks the right people."""

from datetime import date

import pytest
from sqlalchemy import func, select

from amal_field.attendance import operations, rules
from amal_field.attendance.models import Attendance, GroupSession, SheetRow
from amal_field.attendance.rules import ABSENT, PRESENT
from amal_field.db import db
from amal_field.people.models import KnownDifferent, Person
from amal_field.refusal import RuleBroken
from tests.attendance.roll import asked_about, somebody_else, this_one
from tests.attendance.world import a_session, walks_in
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.mark.parametrize(
    ("typed", "present", "absent"),
    [
        ("1-5, 8, 12", [1, 2, 3, 4, 5, 8, 12], []),
        ("17 x, 18 -", [17], [18]),
        ("1 2 3", [1, 2, 3], []),
        ("1\n2;3", [1, 2, 3], []),
        ("4 – 6, 6 x", [4, 5, 6], []),
        ("", [], []),
        (None, [], []),
        (" , ;\n", [], []),
    ],
)
def test_what_is_typed_is_read(typed, present, absent):
    marks = rules.read_marks(typed)
    assert [number for number, mark in marks.items() if mark == PRESENT] == present
    assert [number for number, mark in marks.items() if mark == ABSENT] == absent


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("one", "row_unreadable"),
        ("1-", None),
        ("1--3", "row_unreadable"),
        ("5-1", "range_backwards"),
        ("1-9999", "range_backwards"),
        ("123456", "row_unreadable"),
        ("-3", "row_unreadable"),
        ("3, 3 -", "row_twice"),
    ],
)
def test_what_cannot_be_read_is_refused(typed, code):
    if code is None:
        assert rules.read_marks(typed) == {1: ABSENT}
        return
    with pytest.raises(RuleBroken) as refused:
        rules.read_marks(typed)
    assert refused.value.code == code


@pytest.fixture
def session(given):
    """The key of a session with four people on its roll, none of them marked."""

    def make(stamp):
        made = a_session(stamp("bruno"), on=date(2026, 11, 23))
        for name in ("An", "Bo", "Cy", "Di"):
            walks_in(stamp("bruno"), made, name)
        return made

    return given(make)


def typed_in(visit, session, **fields):
    page = visit("bruno").go(f"/attendance/sessions/{session}/sheet")
    if page.find("form"):
        page.send("form[action$='/sheet']")
    return page.go(f"/attendance/sessions/{session}/paper").send(**fields)


def present(app, session):
    """How many are present."""
    with app.app_context():
        there = (Attendance.session_id == session, Attendance.cancelled_at.is_(None))
        rows = db.session.scalar(select(func.count()).select_from(Attendance).where(*there))
        db.session.remove()
        return rows


def test_numbers_are_typed_back_and_names_join_the_roll(app, visit, session, count):
    page = typed_in(visit, session, numbers="1-2, 3 -, 4 -", names="Eva\n\n Fay ")
    assert page.url == f"/attendance/sessions/{session}"
    assert present(app, session) == 4
    assert count(SheetRow) == 4
    assert "Eva" in page.text


def cells_of(page):
    return [[cell.text_content().strip() for cell in row.cssselect("td, th")][:2] for row in page.find("tbody tr")]


def test_a_number_stays_with_its_person_when_others_join(visit, session, count):
    typed_in(visit, session, numbers="", names="Aaron")
    page = visit("bruno").go(f"/attendance/sessions/{session}/sheet")
    assert cells_of(page)[4] == ["5", "Aaron"]  # a sheet always has its numbers; this one cannot be printed yet
    assert page.find(".paper-roll--open")
    assert count(SheetRow) == 4
    cells = cells_of(page.send("form[action$='/sheet']"))
    assert cells[:5] == [["1", "An"], ["2", "Bo"], ["3", "Cy"], ["4", "Di"], ["5", "Aaron"]]
    assert count(SheetRow) == 5
    assert not page.find("form[action$='/sheet']")
    assert not page.find(".paper-roll--open")


def test_the_way_to_the_sheet_keeps_the_numbers_and_a_closed_roll_shows_what_was(visit, given, count):
    def make(stamp):
        made = a_session(stamp("bruno"), on=date(2026, 11, 23))
        for name in ("An", "Bo"):
            walks_in(stamp("bruno"), made, name)
        return made

    url = f"/attendance/sessions/{given(make)}"
    page = visit("bruno").go(url)
    page.send(".roll-more form")
    assert page.url == f"{url}/sheet"
    assert count(SheetRow) == 2
    page.go(url).send("form[action$='/closure']")
    page.go(page.go(url).find(".roll-more a[href$='/sheet']")[0].get("href"))
    assert [box.text for box in page.find("tr:not(.paper-roll__blank) .paper-roll__box")] == ["✓", "✓"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"numbers": "1-9"}, "numbers"),
        ({"numbers": "one"}, "numbers"),
        ({"numbers": ""}, "numbers"),
        ({"numbers": "1", "names": "x" * 121}, "names"),
        ({"numbers": "1", "names": "\n".join(f"N{number}" for number in range(41))}, "names"),
    ],
)
def test_what_the_sheet_does_not_know_is_refused_and_nothing_is_lost(app, visit, session, fields, field):
    page = typed_in(visit, session, **fields)
    assert page.status == 422
    assert page.find(f"#{field}-error")
    assert present(app, session) == 4
    assert (page.find("#numbers")[0].text or "").strip() == fields["numbers"]


def test_names_of_the_sheet_that_are_known_are_asked_about(engine, app, visit, session, count):
    page = typed_in(visit, session, numbers="3", names="Bob\nann\nBo\nEva")
    before = count(Person)
    assert (page.status, asked_about(page), present(app, session)) == (422, ["An", "Bo"], 4)
    assert [one.text for one in page.find(".doubles__newcomer")] == ["ann", "Bo"]
    this_one(page, "Bo", "main form")
    assert (page.status, asked_about(page)) == (422, ["An"])
    assert "Bob" in page.find("#names")[0].text
    this_one(page, "An", "main form")
    assert page.url == f"/attendance/sessions/{session}"
    assert count(Person) == before + 2
    assert present(app, session) == 6


def test_all_of_the_sheet_are_somebody_else_in_one_tap(engine, app, visit, session, count):
    page = typed_in(visit, session, numbers="", names="Ann\nDii")
    assert asked_about(page) == ["An", "Di"]
    assert somebody_else(page, "main form").status == 200
    assert present(app, session) == 6
    assert count(KnownDifferent) == 2


def test_a_name_of_the_sheet_that_none_could_tell_apart_is_told_at_its_field(app, visit, session):
    page = somebody_else(typed_in(visit, session, numbers="1", names="Zoe\nAn"), "main form")
    assert page.status == 422
    assert page.find("#names-error")
    assert present(app, session) == 4


def test_typing_the_same_submission_twice_is_once(app, visit, session):
    page = visit("bruno").go(f"/attendance/sessions/{session}/sheet").send("form[action$='/sheet']")
    page.go(f"/attendance/sessions/{session}/paper")
    fields = fields_of(page.form()) | {"numbers": "1 -", "names": "Eva"}
    for _ in range(2):
        page.post(f"/attendance/sessions/{session}/paper", fields)
        assert page.status == 200
    assert present(app, session) == 4


def test_a_closed_roll_takes_nothing_from_paper(app, visit, session, given):
    given(lambda stamp: _closed(session, stamp("bruno")))
    page = visit("bruno").go(f"/attendance/sessions/{session}/paper").send(numbers="", names="Eva")
    assert page.status == 422
    assert present(app, session) == 4


def test_a_stranger_reads_no_sheet(visit, session):
    assert visit("clara").go(f"/attendance/sessions/{session}/sheet").status == 404


def _closed(key, stamp):
    session = db.session.get_one(GroupSession, key)
    operations.close_roll(session, stamp=stamp)
    return session

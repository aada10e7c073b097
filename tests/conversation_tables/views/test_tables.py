"""Tables and levels, on both engines and on the pages."""

import pytest

from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries import roll
from amal_field.conversation_tables.models import TableLevel, TableSeat
from amal_field.db import db
from tests.attendance.world import a_session, helping
from tests.bench.statements import counted
from tests.conversation_tables.world import a_table
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def session(given):
    """The key of a session of today with four people at it."""
    return given(lambda stamp: a_table(stamp("bruno")))


def press(page, address):
    """Tap one of the buttons that share the one form of the board."""
    return page.post(address, fields_of(page.form("#tables-form")))


def test_everybody_gets_a_table_by_level_and_the_roll_says_so(visit, session, count):
    page = visit("bruno").go(f"/conversation-tables/sessions/{session}")
    assert len(page.find(".seat")) == 4
    press(page, page.find("button[formaction$='/level/b2']")[0].get("formaction"))
    assert count(TableLevel) == 1
    page.send("#spread", tables="2")
    assert count(TableSeat) == 4
    assert len(page.find(".table-of")) == 2
    page.go(f"/attendance/sessions/{session}")
    facts = [" ".join(fact.text_content().split()) for fact in page.find(".tap__fact")]
    assert sorted(facts) == ["B2 · tafel 1", "tafel 1", "tafel 2", "tafel 2"]


def test_somebody_moves_to_another_table_by_one_tap_twice_is_once(visit, session, count):
    page = visit("bruno").go(f"/conversation-tables/sessions/{session}").send("#spread", tables="2")
    button = page.find("button[formaction$='/table/2']")[0].get("formaction")
    fields = fields_of(page.form("#tables-form"))
    for _ in range(2):
        page.post(button, fields)
        assert page.status == 200
    assert count(TableSeat) == 4
    assert [len(section.cssselect(".seat")) for section in page.find(".table-of")] == [1, 3]


def test_a_tap_brings_the_board_that_a_reload_shows(visit, session):
    page = visit("bruno").go(f"/conversation-tables/sessions/{session}").send("#spread", tables="2")
    button = page.find("button[formaction$='/table/2']")[0].get("formaction")
    page.post(button, fields_of(page.form("#tables-form")), htmx=True)
    swapped = [one.text_content().split() for one in page.find("#tables-board .seat__name")]
    page.go(f"/conversation-tables/sessions/{session}")
    assert swapped == [one.text_content().split() for one in page.find("#tables-board .seat__name")]


def test_other_tablets_see_the_new_table_with_their_next_poll(app, visit, session):
    page = visit("bruno").go(f"/conversation-tables/sessions/{session}")
    with app.app_context():
        before = db.session.get_one(GroupSession, session).revision
        db.session.remove()
    page.send("#spread", tables="2")
    with app.test_request_context():
        found = db.session.get_one(GroupSession, session)
        programme = db.session.get_one(Programme, found.programme_id)
        assert len(roll.roll_of(found, programme).since(before).rows) == 4
        db.session.remove()


@pytest.mark.parametrize("tables", ["0", "13", "-2", "many", ""])
def test_a_number_of_tables_that_cannot_be_is_refused_at_its_field(visit, session, count, tables):
    page = visit("bruno").go(f"/conversation-tables/sessions/{session}").send("#spread", tables=tables)
    assert page.status == 422
    assert page.find("#tables-error")
    assert count(TableSeat) == 0


@pytest.mark.parametrize("tail", ["table/0", "table/99", "level/z9"])
def test_a_table_or_level_that_there_is_not_is_refused(visit, session, tail):
    page = visit("bruno").go(f"/conversation-tables/sessions/{session}")
    button = page.find("button[formaction$='/table/2']")[0].get("formaction").removesuffix("table/2")
    assert press(page, button + tail).status == 422
    assert page.find(".problems")


def test_a_closed_roll_keeps_its_tables(visit, session):
    page = visit("bruno").go(f"/conversation-tables/sessions/{session}")
    visit("bruno").go(f"/attendance/sessions/{session}").send("form[action$='/closure']")
    assert page.send("#spread", tables="2").status == 422
    assert not page.find("#spread")


def test_a_volunteer_seats_her_own_session_and_sees_no_other(visit, given, session):
    assert visit("clara").go(f"/conversation-tables/sessions/{session}").status == 404
    given(lambda stamp: helping(stamp("bruno"), "clara", db.session.get_one(GroupSession, session)))
    assert visit("clara").go(f"/conversation-tables/sessions/{session}").status == 200
    assert visit("clara").go("/conversation-tables/hours").status == 403


def test_a_session_of_another_programme_has_no_tables(visit, given):
    key = given(lambda stamp: a_session(stamp("bruno"), "pretkamjonet"))
    assert visit("bruno").go(f"/conversation-tables/sessions/{key}").status == 404


def test_the_tables_cost_the_same_statements_for_few_and_for_many(app, visit, given):
    found = []
    for names in (("An",), tuple(f"N{number}" for number in range(20))):
        key = given(lambda stamp, names=names: a_table(stamp("bruno"), names=names))
        with counted(app) as statements:
            visit("bruno").go(f"/conversation-tables/sessions/{key}")
        found.append(len(statements))
    assert found[0] == found[1] <= 8

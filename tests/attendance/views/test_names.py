"""A walk-in grows up: linked to a registered person and parted again, every presence and unique count follows."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.db import db
from tests.attendance.roll import somebody_else, tap, walk_in
from tests.attendance.world import a_person, a_session, mark
from tests.figures.readings import value
from tests.page import HTMX

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def zeno(given):
    """Zeno Petrov, registered, was at one online table; at two others somebody wrote down a Zeno; their keys."""
    keys = {}

    def make(stamp):
        registered, walk_in = a_person(stamp(), "Zeno", "Petrov", 1990), a_person(stamp(), "Zeno")
        keys["registered"], keys["walk_in"] = registered.id, walk_in.id
        for hour, person in ((8, registered), (10, walk_in), (12, walk_in)):
            session = a_session(stamp(), "online_table", hours=(hour, hour + 1))
            mark(stamp(), session, person)
        return session

    return keys | {"session": given(make)}


@pytest.fixture
def unique(app):
    """How many people were at an online table this year."""

    def ask():
        with app.app_context():
            number = value("tables.online_participants", clock.today().year, clock.today() + timedelta(days=1))
            db.session.remove()
            return number

    return ask


def link(page, session_id, name="Zeno Petrov"):
    page.go(f"/attendance/sessions/{session_id}/names")
    (to,) = page.find("#names a.button")
    page.go(to.get("href"))
    (press,) = [form for form in page.find("#others form") if name in form.xpath("string(../span/strong)")]
    return page.send(f"form[action='{press.get('action')}']")


def test_a_name_is_linked_from_its_roll_and_parted_again(engine, visit, zeno, unique):
    names = f"/attendance/sessions/{zeno['session']}/names"
    assert unique() == 2
    page = link(visit("bruno"), zeno["session"])
    assert (page.status, page.url) == (200, names)
    assert "Zeno Petrov" in page.find("#names")[0].text_content()
    assert unique() == 1
    assert len(page.go(f"/people/persons/{zeno['registered']}").find(".happened")) == 3
    page.go(names).send("#names form")
    assert (page.status, page.url) == (200, names)
    assert unique() == 2
    assert len(page.go(f"/people/persons/{zeno['registered']}").find(".happened")) == 1


def test_it_is_parted_on_the_page_of_the_person_too(engine, visit, zeno, unique):
    person = f"/people/persons/{zeno['registered']}"
    page = link(visit("bruno"), zeno["session"]).go(person)
    page.send("form[action*='/merges/']")
    assert (page.status, page.url) == (200, person)
    assert not page.find("form[action*='/merges/']")
    assert unique() == 2


def test_who_was_there_under_both_names_was_there_once(engine, visit, url):
    page = visit("bruno").go(url)
    (regular,) = [row.get("id")[4:] for row in page.find(".tap") if row.findtext("button/strong") == "Bea"]
    tap(page, "Bea")
    somebody_else(walk_in(page.go(url), "Bea", year="1984"))
    (added,) = [row.get("id")[4:] for row in page.find("#roll-added .tap")]
    assert len(page.find(".tap--present")) == 2
    page.go(f"{url}/names/{added}").send(f"form[action*='/{regular}/{added}/']")
    assert len(page.go(url).find(".tap--present")) == 1
    page.go(f"{url}/names").send("#names form")
    assert len(page.go(url).find(".tap--present")) == 2


def test_a_roll_that_is_open_elsewhere_is_drawn_anew(engine, visit, zeno):
    url = f"/attendance/sessions/{zeno['session']}"
    page = visit("bruno").go(url)
    version = page.response.headers["HX-PTag"]
    link(visit("bruno"), zeno["session"])
    news = page.client.get(url, headers=HTMX | {"HX-PTag": version})
    assert news.status_code == 200
    assert "Zeno Petrov" in news.text
    assert 'id="roll"' in news.text


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\\\\x"])
def test_a_link_leads_back_to_no_other_place(visit, zeno, back):
    page = visit("bruno").go(f"/attendance/sessions/{zeno['session']}/names/{zeno['walk_in']}")
    form = page.form("#others form")
    action = form.get("action").partition("?")[0]
    page.client.post(action, query_string={"back": back}, data=dict(form.fields))
    answer = page.client.post(action, query_string={"back": back}, data=dict(form.fields))
    assert answer.headers["Location"] == f"/people/persons/{zeno['registered']}"


def test_a_name_that_is_not_on_the_roll_is_not_found(visit, zeno, url):
    assert visit("bruno").go(f"{url}/names/{zeno['walk_in']}").status == 404

"""The evacuation list is ticked on the tablet, prints, and forgets."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import RollCallMark
from tests.page import HTMX
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
LIST = "/transit-site/evacuation-list"


@pytest.fixture
def counting(given):
    """A count of a family of four on pitch 12: its address."""

    def begin(stamp):
        let_in(stamp(), make_family(stamp()))
        return operations.open_roll_call(stamp=stamp())

    return f"/transit-site/roll-calls/{given(begin)}"


@pytest.fixture
def marks(app):
    """`marks()`: how many marks there are, standing or not."""

    def count():
        with app.app_context():
            number = db.session.scalar(select(func.count()).select_from(RollCallMark))
            db.session.remove()
            return number

    return count


def tap(page, place=0, button=".tap__button", *, htmx=False):
    """Tap a row: its button posts the form of the list to an address of its own."""
    url = page.go(LIST).find(f"#roll {button}")[place].get("formaction")
    fields = {field.get("name"): field.get("value") for field in page.find("#roll-form input")}
    return page.post(url, fields, htmx=htmx)


def count_of(page):
    kinds = ("found", "total", "missing", "unmarked")
    return [page.find(f"#roll-count [data-count={kind}]")[0].text_content() for kind in kinds]


def test_without_a_count_it_is_a_list_with_one_strong_button(visit, given):
    given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(LIST)
    assert (len(page.find("main .button--main")), len(page.find(".tap")), page.find("button.tap__button")) == (1, 4, [])
    assert page.find("a.phone")[0].get("href") == "tel:+32470123456"
    page.send("form[action$='/roll-calls']")
    assert (page.url, len(page.find("button.tap__button"))) == (LIST, 4)


@pytest.mark.parametrize("htmx", [True, False], ids=["in place", "without JavaScript"])
def test_each_answer_carries_the_count_and_an_undo(visit, counting, htmx):
    page = visit("amina")
    tap(page, htmx=htmx)
    assert count_of(page) == ["1", "4", "0", "3"]
    page.send(".note form", htmx=htmx)
    assert count_of(page) == ["0", "4", "0", "4"]
    tap(page, 1, ".tap__other", htmx=htmx)
    assert count_of(page) == ["0", "4", "1", "3"]
    assert page.find(".tap--missing")


def test_a_tablet_sees_what_another_ticks_and_who_comes(visit, client_of, given, counting):
    page, other = visit("amina"), client_of("karim")
    known = other.get(LIST).headers["HX-PTag"]

    def ask():
        return other.get(LIST, headers=HTMX | {"HX-PTag": known})

    assert ask().status_code == 304
    tap(page)
    answer = ask()
    assert 'data-count="found">1<' in answer.text
    known = answer.headers["HX-PTag"]
    given(lambda stamp: let_in(stamp(), make_family(stamp(), "Adel", [("Nura", 1990)]), pitch=3))
    answer = ask()
    assert ("Nura" in answer.text, 'data-count="total">5<' in answer.text) == (True, True)


def test_a_closed_count_shows_who_is_missing_and_goes_on_if_that_was_wrong(visit, counting):
    page = visit("amina")
    tap(page)
    tap(page, 1, ".tap__other")
    page.go(LIST).send("form.press[action$='/closure']")
    assert page.url == counting
    assert [row.text_content() for row in page.find(".member__name")] == ["Nele Mayer", "Sammy Mayer"]
    page.send(".note form")
    assert (page.url, count_of(page)) == (LIST, ["1", "4", "1", "2"])


def test_a_tap_on_a_closed_count_is_refused_in_words(visit, counting, app):
    page = visit("amina").go(LIST)
    url, token = page.find("#roll .tap__button")[0].get("formaction"), page.find("#roll-form input")
    fields = {field.get("name"): field.get("value") for field in token}
    visit("karim").go(LIST).send("form.press[action$='/closure']")
    assert page.post(url, fields).status == 422
    assert page.find(".problems")


@pytest.mark.parametrize("path", ["", "/evacuation-list"])
def test_looking_a_day_later_forgets(visit, counting, marks, frozen_clock, path):
    page = visit("amina")
    tap(page)
    page.go(LIST).send("form.press[action$='/closure']")
    began = clock.now()
    frozen_clock(began + timedelta(hours=23, minutes=59))
    assert (page.go(f"/transit-site{path}").status, marks()) == (200, 1)
    frozen_clock(began + timedelta(hours=24))
    assert (page.go(f"/transit-site{path}").status, marks()) == (200, 0)
    page.go(counting)
    assert page.find(".roll__count")[0].text_content().startswith("1 / 4")
    assert (page.find(".member"), page.find("form[action$='/cancellation']")) == ([], [])


def test_paper_names_everybody_forty_a_page(visit, given):
    def many(stamp):
        for number in range(1, 12):
            let_in(stamp(), make_family(stamp(), f"Family {number}"), pitch=number, plates=[f"1-AAA-{number:03d}"])
        return make_family(stamp(), "Elsewhere")

    given(many)
    page = visit("amina").go(f"{LIST}/sheet")
    assert [len(sheet.findall(".//li")) for sheet in page.find("article.sheet")] == [40, 4]
    assert "0470 12 34 56" in page.text

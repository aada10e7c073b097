"""A closed list is put right from the screens, and the copies of cards follow, on both engines."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.operations import closing
from tests.page import fields_of
from tests.vaccination.world import a_list, a_lot, found, gets, says_yes

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def url(given):
    """The address of a closed list: Sammy and Davy may be copied to their cards, Sammy got Hexyon and was promised
    another; a second lot lies there."""

    def put(stamp):
        action = a_list(stamp("farah"))
        says_yes(stamp("farah"), action, "Sammy", "Davy", card=True)
        gets(stamp("farah"), action, "Sammy", a_lot(stamp("farah"), action), next_month=date(2027, 1, 1))
        a_lot(stamp("farah"), action, lot="B1870")
        closing.close_action(found(action), stamp=stamp("farah"))
        return action

    return f"/vaccination/actions/{given(put)}"


@pytest.fixture
def on_cards(count):
    """`on_cards()`: how many copies there are, and how many of them promise another dose."""
    return lambda: (count(CardCopy), count(PromisedDose))


def opened(page, url: str, name: str):
    row = next(row for row in page.go(url).find(".vrow") if name in row.text_content())
    return page.go(f"{url}/lines/{row.get('id').removeprefix('row-')}")


def takes_back(page, url: str, name: str, *, htmx: bool) -> None:
    form = opened(page, url, name).find("form[action$='/cancellation']")[0]
    page.post(form.get("action"), fields_of(form) | {"code": "not_done"}, htmx=htmx)
    assert page.status == 200


def test_a_closed_list_is_put_right_and_the_cards_follow(visit, url, on_cards):
    page = visit("farah").go(f"{url}/lots")
    wrong = next(lot for lot in page.find(".vlot") if "F9321" in lot.text_content()).find(".//a").get("href")
    page.go(wrong).send("#right-lot", lot=page.find("input[name='lot']")[0].get("value"))
    assert (page.status, on_cards()) == (200, (1, 1))
    assert "B1870" in opened(page, url, "Sammy").find(".vpanel__noted")[0].text_content()
    takes_back(page, url, "Sammy", htmx=True)
    assert "HX-Redirect" in page.response.headers
    assert on_cards() == (0, 0)
    form = opened(page, url, "Sammy").find("form[action$='/given']")[0]
    page.post(form.get("action"), fields_of(form) | {"next_month": "02/2027"})
    assert (page.status, on_cards()) == (200, (1, 1))
    number = next(row for row in page.go(url).find(".vrow") if "Davy" in row.text_content()).text_content().split()[0]
    assert page.go(f"{url}/paper").send("#paper", rows=f"{number} Hexyon").status == 200
    assert on_cards() == (2, 1)


def test_what_was_taken_back_of_a_list_that_was_open_again_goes_when_it_is_closed(visit, url, on_cards):
    page = visit("farah").go(f"{url}/details").send("form[action$='/closure/cancellation']")
    takes_back(page, url, "Sammy", htmx=False)
    assert on_cards() == (1, 1)
    page.go(f"{url}/details").send("form[action$='/closure']")
    assert (page.status, on_cards()) == (200, (0, 0))


def test_the_copy_and_its_promise_go_along_with_a_dose_that_was_for_a_brother(visit, url, on_cards, app):
    page = opened(visit("farah"), url, "Sammy")
    page.go(page.find("a[href*='/moving']")[0].get("href"))
    to_davy = next(form for form in page.find("form.press") if "Davy" in form.text_content())
    page.post(to_davy.get("action"), fields_of(to_davy))
    assert (page.status, on_cards()) == (200, (1, 1))
    with app.app_context():
        whose = select(Person.given_name).join(CardCopy, CardCopy.person_id == Person.id)
        assert db.session.scalars(whose).all() == ["Davy"]
        db.session.remove()


def test_what_was_given_after_all_is_copied_and_promised(visit, url, on_cards):
    page = opened(visit("farah"), url, "Davy")
    reason = page.find("form[action$='/reason']")[0]
    page.post(reason.get("action"), fields_of(reason) | {"reason": "absent"})
    given = opened(page, url, "Davy").find("form[action$='/given']")[0]
    page.post(given.get("action"), fields_of(given) | {"next_month": "02/2027"})
    assert (page.status, on_cards()) == (200, (2, 2))

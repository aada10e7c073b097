"""The taps of a day, from the screens, with htmx and without, on both engines."""

import pytest

from amal_field.people.rules import Newcomer
from amal_field.vaccination import messages
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationOutcome
from amal_field.vaccination.operations import closing, lists
from tests.page import fields_of
from tests.vaccination.world import (
    a_list,
    a_lot,
    family_on_site,
    found,
    gets,
    helps,
    line_id_of,
    says_yes,
    the_list,
)
from tests.vaccination.world import visit as looking

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def a_day(given):
    """`a_day(yes=True, lot=True)`: the address of an action of today with Sammy and Davy on its list."""

    def make(*, yes: bool = False, lot: bool = False):
        def put(stamp):
            action = a_list(stamp("farah"))
            if yes:
                says_yes(stamp("farah"), action, "Sammy", "Davy")
            if lot:
                a_lot(stamp("farah"), action)
            return action

        return f"/vaccination/actions/{given(put)}"

    return make


def opened(page, url: str, name: str):
    """The page of somebody on the list."""
    row = next(row for row in page.go(url).find(".vrow") if name in row.text_content())
    return page.go(f"{url}/lines/{row.get('id').removeprefix('row-')}")


def test_an_action_is_planned_and_its_list_made_of_the_site(visit, given):
    given(lambda stamp: family_on_site(stamp("amina")))
    page = (
        visit("farah")
        .go("/vaccination/actions")
        .send("#addition", kind="basic", **{"hours-from": "10:00", "hours-until": "13:00"}, place="Drongensesteenweg")
    )
    assert page.status == 200
    page.send("form[action$='/list']")
    assert [row.text_content().split()[1] for row in page.find(".vrow")] == ["Davy", "Sammy"]
    assert "2" in page.find("#tally")[0].text_content()


def test_a_household_answers_in_one_form(visit, a_day, count):
    page = opened(visit("farah"), a_day(), "Sammy")
    page.go(page.find("a[href$='/answers']")[0].get("href"))
    assert len(page.find("input[name='lines'][checked]")) == 2
    page.send("#answers", known="Nele Mayer")
    assert page.status == 200
    assert count(VaccinationConsent) == 2


@pytest.mark.parametrize("htmx", [False, True])
def test_three_taps(visit, a_day, count, htmx):
    url = a_day(yes=True, lot=True)
    page = opened(visit("farah"), url, "Sammy")
    line = page.url
    page.send("form[action$='/check/yes']", htmx=htmx)
    assert page.status == 200
    page.go(line).send("form[action$='/given']", htmx=htmx, dose="2")
    assert page.status == 200
    assert "Hexyon 2" in page.text
    assert count(VaccinationOutcome) == 1
    assert "1 / 2" in page.go(url).find("#tally")[0].text_content()


def test_nothing_is_given_without_a_yes(visit, a_day, count):
    page = opened(visit("farah"), a_day(lot=True), "Sammy")
    page.send("form[action$='/check/yes']")
    assert count(VaccinationOutcome) == 0


def test_what_was_for_a_sister_is_moved(visit, a_day):
    url = a_day(yes=True, lot=True)
    page = opened(visit("farah"), url, "Sammy")
    page.send("form[action$='/check/yes']")
    page = opened(visit("farah"), url, "Sammy")
    page.send("form[action$='/given']")
    page = opened(visit("farah"), url, "Sammy")
    page.go(page.find("a[href$='/moving']")[0].get("href")).send("form[action$='/moving']")
    assert page.status == 200
    states = {row.text_content().split()[1]: row.text_content() for row in page.go(url).find(".vrow")}
    assert "Hexyon" in states["Davy"]
    assert "Hexyon" not in states["Sammy"]


def test_a_whole_household_gets_it_and_who_is_left_is_named_with_why(visit, given):
    def put(stamp):
        action = a_list(stamp("farah"))
        says_yes(stamp("farah"), action, "Sammy", "Davy")
        a_lot(stamp("farah"), action)
        for name in ("Sammy", "Davy"):
            lists.check_line(found(action), line_id_of(action, name), looking(), checked=True, stamp=stamp("farah"))
        lists.walk_in(found(action), Newcomer("Mila", None, None), {}, {}, stamp=stamp("farah"))
        line = the_list(action)["Mila"].line
        line.household_id = the_list(action)["Davy"].line.household_id
        return action

    url = f"/vaccination/actions/{given(put)}"
    page = visit("farah").go(url)
    page.press(page.find("[formaction$='/household/given']")[0])
    assert page.status == 200
    left = page.find("#left-out li")
    assert [one.text_content() for one in left] == ["Mila: Kaartje en vragen zijn nog niet gedaan."]


def test_on_a_closed_list_the_coordinator_says_why_and_a_helper_sees_no_button(visit, given):
    def put(stamp):
        action = a_list(stamp("farah"))
        says_yes(stamp("farah"), action, "Sammy", card=True)
        gets(stamp("farah"), action, "Sammy", a_lot(stamp("farah"), action))
        closing.close_action(found(action), stamp=stamp("farah"))
        helps(stamp, action)
        return action

    url = f"/vaccination/actions/{given(put)}"
    assert not opened(visit("lena"), url, "Sammy").find(".vpanel__noted form")
    page = opened(visit("farah"), url, "Sammy")
    form = page.find("form[action$='/cancellation']")[0]
    assert [button.get("value") for button in form.findall(".//button")] == list(messages.MISTAKES)
    sent = fields_of(form)
    page.post(form.get("action"), sent | {"code": ""})
    assert page.status == 422
    assert "Zeg waarom" in page.text
    page.post(form.get("action"), sent | {"code": "not_done"})
    assert page.status == 200
    assert not opened(page, url, "Sammy").find(".vpanel__noted")

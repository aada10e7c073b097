"""How a referral goes on: steps, the appointment, the list of those without news; on both engines."""

import pytest

from amal_field.db import db
from amal_field.referrals import operations, rules
from amal_field.referrals.models import Referral
from tests.page import fields_of
from tests.referrals.world import go_on, organisation, refer
from tests.transit_site.world import in_days, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def referred(acted):
    """`referred(name, days)`: the key of a referral of somebody that was made so many days ago."""

    def make(name: str = "Mayer", days: int = 20, steps=(), **more) -> str:
        def do(stamp_of):
            person = make_family(stamp_of("amina"), name, (("Davy", 1985),)).members[0].person
            [one] = refer(stamp_of("amina"), person, on=in_days(-days), **more)
            go_on(stamp_of("amina"), one, [(step, in_days(-ago)) for step, ago in steps])
            return one.id

        return acted(do)

    return make


@pytest.fixture
def state_of(app):
    def ask(key):
        with app.app_context():
            row = db.session.get(Referral, key)
            return row.state, row.awaits_since

    return ask


def names(page) -> list[str]:
    return [one.text_content().strip() for one in page.find(".rows .row__name")]


def test_it_goes_through_its_steps_and_the_last_is_undone(visit, referred, state_of):
    key = referred()
    page = visit("amina").go(f"/referrals/{key}")
    page.send("#step-form", step="waiting_list", on=in_days(-10).isoformat())
    assert state_of(key) == ("waiting_list", in_days(-10))
    page.send("#step-form", step="started")
    assert state_of(key) == ("started", None)
    assert [one.get("value") for one in page.find("#step-form [name=step]")] == ["open"]
    page.post(page.find("ol form")[0].get("action"), fields_of(page.find("ol form")[0]))
    assert state_of(key) == ("waiting_list", in_days(-10))
    page.send("#step-form", step="refused")
    page.send("#step-form", step="open")
    assert state_of(key) == ("open", in_days(0))


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"step": "accepted", "on": "2026-11-24"}, "on"),
        ({"step": "accepted", "on": "2026-11-02"}, "on"),
        ({"step": "accepted", "on": "2026-11-12"}, "on"),
        ({"step": "accepted", "on": "morgen"}, "on"),
        ({"step": "accepted", "on": ""}, "on"),
        ({"step": "open"}, "step"),
        ({"step": "nonsense"}, "step"),
        ({}, "step"),
    ],
)
def test_a_step_that_cannot_be_is_told_at_its_field(visit, referred, state_of, fields, at):
    key = referred(steps=[("waiting_list", 10)])
    page = visit("amina").go(f"/referrals/{key}")
    page.send("#step-form", **fields)
    assert page.status == 422
    assert page.find(f"#step-form .problems a[href='#{at}']")
    assert state_of(key) == ("waiting_list", in_days(-10))


def test_a_step_sent_twice_is_once_and_only_the_last_is_undone(app, visit, referred):
    key = referred(steps=[("waiting_list", 10)])
    page = visit("amina").go(f"/referrals/{key}")
    first = page.find("ol form")[0]
    undo = (first.get("action"), fields_of(first))
    fields = fields_of(page.form("#step-form")) | {"step": "accepted"}
    for _ in range(2):
        page.post(f"/referrals/{key}/steps", fields)
    page.post(*undo)
    assert page.status == 422
    with app.app_context():
        assert [step.step for step in db.session.get(Referral, key).steps] == ["waiting_list", "accepted"]
        db.session.remove()


def test_an_imported_status_lets_any_later_day_follow(acted, visit, referred, state_of):
    key = referred(days=700)

    def take_over(stamp_of):
        operations.add_step(db.session.get(Referral, key), "waiting_list", None, stamp=stamp_of("bruno"))

    acted(take_over)
    assert state_of(key) == ("waiting_list", in_days(0))
    page = visit("amina").go(f"/referrals/{key}").send("#step-form", step="started", on=in_days(-650).isoformat())
    assert (page.status, state_of(key)) == (200, ("started", None))


def test_an_appointment_needs_its_day_and_its_hour_and_nothing_is_lost(visit, referred):
    page = visit("amina").go(f"/referrals/{referred()}")
    page.send("#details", appointment_on="2026-12-01", appointment_hour="")
    assert page.status == 422
    assert page.find("#appointment_on")[0].get("value") == "2026-12-01"
    page.send("#details", appointment_on="2026-12-01", appointment_hour="25u")
    assert (page.status, page.find("#appointment_hour")[0].get("value")) == (422, "25u")
    page.send("#details", appointment_on="2026-12-01", appointment_hour="9u30")
    assert page.status == 200
    assert page.find("#appointment_hour")[0].get("value") == "09:30"


def test_without_news_the_oldest_first_and_only_what_is_still_to_come(visit, referred):
    referred("Oud", 40)
    referred("Wacht", 60, [("waiting_list", 20)])
    referred("Vers", 13)
    referred("Net", 14)
    referred("Klaar", 50, [("started", 20)])
    referred("Weer", 90, [("refused", 80), ("open", 30)])
    page = visit("amina").go("/referrals/quiet")
    assert names(page) == ["Davy Oud", "Davy Weer", "Davy Wacht", "Davy Net"]


def test_one_tap_says_that_somebody_asked_and_it_leaves_the_list(visit, referred, state_of):
    key = referred("Oud", 40)
    page = visit("amina").go("/referrals/quiet")
    page.press(page.find(".rows button")[0])
    assert page.url == "/referrals/quiet"
    assert names(page) == []
    assert state_of(key) == ("open", in_days(0))


def test_a_day_to_look_again_moves_it(visit, referred, frozen_clock, acted):
    key = referred("Oud", 40)
    visit("amina").go(f"/referrals/{key}").send("#details", look_again_on=in_days(3).isoformat())
    assert names(visit("amina").go("/referrals/quiet")) == []
    visit("amina").go(f"/referrals/{key}").send("#details", look_again_on=in_days(0).isoformat())
    assert names(visit("amina").go("/referrals/quiet")) == ["Davy Oud"]


def test_fifty_a_page(visit, acted):
    def fill(stamp_of):
        family = make_family(stamp_of("amina"), "Veel", (("Davy", 1985),))
        for number in range(51):
            refer(stamp_of("amina"), family, on=in_days(-100 + number))

    acted(fill)
    page = visit("amina").go("/referrals/quiet")
    assert len(names(page)) == 50
    page.go(page.find(".pager a")[-1].get("href"))
    assert len(names(page)) == 1


def test_the_list_by_destination_counts_each_state_once(visit, referred, acted):
    referred("A")
    referred("B", steps=[("started", 1)])
    referred("C", steps=[("started", 1)], kind="leisure", to="Sportaround")
    key = acted(lambda stamp_of: organisation().id)
    page = visit("amina").go("/referrals")
    numbers = {row[0]: row[1:] for row in ([one.text_content().strip() for one in tr] for tr in page.find("tbody tr"))}
    columns = ["together", *rules.STATES]
    assert numbers["OCMW Gent"][columns.index("open")] == "1"
    assert numbers["OCMW Gent"][columns.index("started")] == "1"
    assert numbers["OCMW Gent"][0] == "2"
    assert numbers["Sportaround"][0] == "1"
    assert names(page.go(f"/referrals/destinations/{key}?state=started")) == ["Davy B"]
    assert sorted(names(page.go(f"/referrals/destinations/{key}?state=nonsense"))) == ["Davy A", "Davy B"]
    assert "Davy B" in page.go(f"/referrals/destinations/{key}/list?state=started").text
    assert page.go(f"/organisations/{key}").find("#referrals")

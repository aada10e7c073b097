"""A duo from its proposal to its end, on its page: each step once, undone again, and refused in words."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.buddies.models import Match, MatchMeeting
from amal_field.db import db
from tests.buddies.world import a_match
from tests.people.world import somebody
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def stored(app):
    """`stored(key)`: the duo as it stands."""

    def read(key) -> Match:
        with app.app_context():
            return db.session.scalars(select(Match).where(Match.id == key)).one()

    return read


def undo(page):
    return page.send("fading-note form")


def test_both_say_yes_and_may_take_it_back(engine, visit, duo, stored, count):
    key = duo(is_agreed=False)
    page = visit("gert").go(f"/buddies/duos/{key}")
    page.send("form[action$='/agreement/buddy']").send("form[action$='/agreement/newcomer']")
    assert stored(key).is_agreed
    undo(page)
    assert (stored(key).buddy_agreed_on, stored(key).newcomer_agreed_on) == (date(2026, 11, 23), None)
    before = count(AuditEntry)
    page.send("form[action$='/agreement/newcomer']")
    assert (count(AuditEntry), stored(key).state) == (before + 1, "agreed")


def test_the_first_meeting_starts_it_and_taking_it_away_takes_that_back(engine, visit, duo, stored):
    key = duo()
    page = visit("gert").go(f"/buddies/duos/{key}").send("#meeting", met_on=in_days(-9).isoformat(), kind="coffee")
    match = stored(key)
    assert (match.state, match.started_on, match.planned_end_on) == ("active", in_days(-9), date(2027, 5, 14))
    assert "1 van ongeveer 13" in page.text
    undo(page)
    assert (stored(key).state, stored(key).planned_end_on) == ("agreed", None)
    undo(page)
    assert stored(key).started_on == in_days(-9)
    page.send("#meeting", met_on=in_days(-2).isoformat(), kind="walk")
    page.send("#meetings li:last-child form")
    assert stored(key).started_on == in_days(-9)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"met_on": "2026-11-24"}, "met_on", "Deze dag moet nog komen."),
        ({"met_on": "2026-11-13"}, "met_on", "Dit duo begon op"),
        ({"met_on": "2026-11-14"}, "is_second", "Van deze dag staat al een ontmoeting"),
        ({"minutes": "0"}, "minutes", "Van 5 tot 720 minuten."),
        ({"minutes": "9999"}, "minutes", "Van 5 tot 720 minuten."),
        ({"minutes": "2 uur"}, "minutes", "Van 5 tot 720 minuten."),
        ({"kind": None}, "kind", "Kies wat het was."),
        ({"kind": "talk"}, "kind", ""),
    ],
)
def test_a_meeting_that_cannot_be_is_said_at_its_field_and_nothing_is_lost(visit, duo, count, values, field, sentence):
    page = visit("gert").go(f"/buddies/duos/{duo()}").send("#meeting", met_on=in_days(-9).isoformat(), kind="walk")
    sent = {"met_on": in_days(-1).isoformat(), "minutes": "75", "kind": "sport", "is_done": "yes"} | values
    page.send("#meeting", **sent)
    assert page.status == 422
    assert sentence in page.find(f"#{field}-error")[0].text_content()
    assert count(MatchMeeting) == 1
    if field != "minutes":
        assert page.find("#meeting input[name=minutes]")[0].get("value") == "75"
    if field == "is_second":
        assert page.send("#meeting", is_second="yes").status == 200
        assert count(MatchMeeting) == 2


def test_who_did_not_agree_does_not_meet(visit, duo, count):
    page = visit("gert").go(f"/buddies/duos/{duo()}")
    fields = {"met_on": in_days(-1).isoformat(), "minutes": "75", "kind": "sport", "is_done": "yes"}
    page.go(f"/buddies/duos/{duo(is_agreed=False)}")
    assert page.find("#meeting") == []
    url, tokens = f"{page.url}/meetings", page.find("#declining input[type=hidden]")
    page.post(url, fields | {one.get("name"): one.get("value") for one in tokens})
    assert (page.status, "Nog niet iedereen zei ja" in page.text, count(MatchMeeting)) == (422, True, 0)


def test_it_is_closed_with_its_reason_and_goes_on(engine, visit, duo, stored):
    key = duo()
    page = visit("gert").go(f"/buddies/duos/{key}").send("#meeting", met_on=in_days(-9).isoformat(), kind="walk")
    page.send("#closing", reason="moved", farewell="yes", closed_on=in_days(-10).isoformat())
    assert page.status == 422
    assert "Dit duo begon op" in page.find("#closed_on-error")[0].text_content()
    page.send("#meeting", met_on=in_days(-2).isoformat(), kind="walk")
    page.send("#closing", reason="moved", farewell="yes", closed_on=in_days(-3).isoformat())
    assert "Er is nog een ontmoeting op" in page.find("#closed_on-error")[0].text_content()
    assert page.find("#closing input[value=moved][checked]")
    page.send("#closing", closed_on=in_days(0).isoformat())
    match = stored(key)
    assert (match.state, match.reason, match.farewell_held) == ("closed", "moved", True)
    undo(page)
    match = stored(key)
    assert (match.state, match.reason, match.farewell_held, match.started_on) == ("active", None, None, in_days(-9))


@pytest.mark.parametrize("by", ["buddy", "newcomer", "withdrawn"])
def test_a_proposal_comes_to_nothing_and_comes_back(engine, visit, duo, stored, by):
    key = duo(is_agreed=False)
    page = visit("gert").go(f"/buddies/duos/{key}").send("#declining", by=by)
    assert (stored(key).state, stored(key).declined_by) == ("declined", by)
    undo(page)
    assert (stored(key).state, stored(key).declined_by) == ("proposed", None)


def test_one_who_is_in_another_open_duo_meanwhile_does_not_come_back(engine, visit, duo, given, stored):
    key = duo(is_agreed=False)
    page = visit("gert").go(f"/buddies/duos/{key}").send("#declining", by="withdrawn")

    def another(stamp):
        old = db.session.get_one(Match, key)
        newcomer = next(one.person for one in old.members if one.role == "newcomer")
        return a_match(stamp("gert"), [somebody(stamp("gert"), "Gert")], [newcomer])

    given(another)
    undo(page)
    assert (page.status, "in een ander lopend duo" in page.text) == (422, True)
    assert stored(key).state == "declined"


@pytest.mark.parametrize("key", ["clara", "bruno", "jan"])
def test_for_anybody_else_there_are_no_duos(client_of, duo, key):
    url = f"/buddies/duos/{duo()}"
    assert {client_of(key).get(path).status_code for path in (url, "/buddies/duos", "/buddies/duos/list")} <= {403, 404}

"""The planned end of a duo, put later by a decision with its reason; and what a buddy still lacks at the start."""

import pytest
from sqlalchemy import select

from amal_field.buddies import operations
from amal_field.buddies.models import Match
from amal_field.class_unit.models import HelperCheck
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.stamp import stamped
from amal_field.volunteers.models import VolunteerFile
from tests.buddies.world import a_match, agreed, met
from tests.people.world import somebody
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def active(duo, given):
    """The key of a duo that met ten days ago, for six months."""
    key = duo()

    def begin(stamp):
        met(stamp("gert"), db.session.get(Match, key), in_days(-10))
        return db.session.get(Match, key)

    given(begin)
    return key


def planned(app, key):
    with app.app_context():
        found = db.session.execute(
            select(Match.planned_end_on, Match.prolonged_from, Match.prolonged_why).where(Match.id == key)
        )
        return tuple(found.one())


def test_it_goes_on_longer_by_a_decision_with_its_reason_and_back(engine, visit, app, active):
    (before, *_none) = planned(app, active)
    page = visit("gert").go(f"/buddies/duos/{active}")
    for until, why, sentence in (
        (before, "asked", "Kies een dag na"),
        (None, "asked", "Kies een dag."),
        (in_days(300), "", "Kies een reden."),
    ):
        page.send("#prolonging", until=until.isoformat() if until else "", why=why)
        assert (page.status, sentence in page.text) == (422, True)
    page.send("#prolonging", until=in_days(300).isoformat(), why="goal")
    assert planned(app, active) == (in_days(300), before, "goal")
    assert "Het doel is nog niet bereikt" in page.find("#prolonging-part")[0].text_content()
    assert "Gaat langer door, tot" in page.text
    page.send("#prolonging-part form[action$='/cancellation']")
    assert planned(app, active) == (before, None, None)


def test_a_duo_without_an_end_goes_on_as_it_is_and_a_start_taken_back_forgets_the_decision(
    engine, visit, app, given, active
):
    def make(stamp):
        people = [[somebody(stamp("gert"), name)] for name in ("B", "N")]
        match = agreed(stamp("gert"), a_match(stamp("gert"), *people, programme="duoreno", proposed_on=in_days(-9)))
        met(stamp("gert"), match, in_days(-5))
        return match

    endless = given(make)
    page = visit("gert").go(f"/buddies/duos/{endless}")
    assert not page.find("#prolonging")
    fields = {"until": in_days(300).isoformat(), "why": "asked"}
    page.go(f"/buddies/duos/{active}")
    tokens = {one.get("name"): one.get("value") for one in page.find("#prolonging input[type=hidden]")}
    page.post(f"/buddies/duos/{endless}/prolongation", tokens | fields)
    assert (page.status, "Dit duo heeft geen geplande einddatum." in page.text) == (422, True)
    page.go(f"/buddies/duos/{active}").send("#prolonging", **fields)
    page.send("#meetings form")
    assert planned(app, active) == (None, None, None)


def test_what_a_buddy_lacks_is_said_at_the_start_and_stops_nothing(engine, visit, app, given, duo):
    key = duo()
    page = visit("gert").go(f"/buddies/duos/{key}")

    def said() -> str:
        return " ".join(" ".join(one.text_content().split()) for one in page.go(f"/buddies/duos/{key}").find(".papers"))

    assert all(word in said() for word in ("Lieve: ", "vrijwilligersovereenkomst", "verzekering"))
    assert "minderjarigen" not in said()

    def a_child(stamp):
        match = db.session.get(Match, key)
        child = somebody(stamp("gert"), "Kind", None, 2018)
        amara = next(one.person for one in match.members if one.role == "newcomer")
        people.household_of([amara, child], stamp("gert"))
        operations.join_match(match, child, "newcomer", in_days(0), None, stamp=stamp("gert"))
        return match

    given(a_child)
    assert "minderjarigen" in said()

    def papers(stamp):
        match = db.session.get(Match, key)
        both = {"agreement_on": in_days(-1), "insured_on": in_days(-1)}
        db.session.add(VolunteerFile(person_id=match.buddy_id, **both, **stamped(stamp("bruno"))))
        db.session.add(HelperCheck(person_id=match.buddy_id, seen_on=in_days(-1), **stamped(stamp("bruno"))))
        return match

    page.send("#meeting", met_on=in_days(0).isoformat(), minutes="60", kind="walk", is_done="yes")
    assert page.status == 200
    given(papers)
    assert said() == ""

"""Who joins a duo and who leaves it: a couple, a family, a child beside an adult of its household."""

import pytest
from sqlalchemy import select

from amal_field.buddies.models import Match, MatchMember
from amal_field.db import db
from tests.buddies.world import FIRST, a_match
from tests.people.world import somebody
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def members(app):
    """`members()`: who is in the duo, by side."""

    def read():
        with app.app_context():
            rows = db.session.scalars(select(MatchMember).order_by(MatchMember.role, MatchMember.id))
            return [f"{row.role} {row.person.given_name}" for row in rows if row.is_there]

    return read


@pytest.fixture
def page(engine, visit, duo):
    return visit("gert").go(f"/buddies/duos/{duo()}/members/new")


def join(page, name: str, role: str, year: str, **more):
    again = page if page.find("#joining") else page.go(f"{page.url}/members/new")
    return again.send("#joining", given_name=name, role=role, **{"birth-year": year} | more)


def test_a_couple_and_a_family_join_and_a_contact_passes_it_on(page, members, app):
    join(page, "Kind", "newcomer", "2018")
    assert "naast een volwassene" in page.find("#at_home-error")[0].text_content()
    assert page.find("#joining [name=given_name]")[0].get("value") == "Kind"
    page.send("#joining", at_home="yes")
    assert members() == ["buddy Lieve", "newcomer Amara", "newcomer Kind"]
    join(page, "Jong", "buddy", "2012")
    assert "Een buddy is minstens 18." in page.find("#birth-error")[0].text_content()
    page.go(page.find("a.head__back")[0].get("href"))
    join(page, "Jan", "buddy", "1980", joined_on=in_days(-3).isoformat())
    page.send("#members li:first-child form", left_on=in_days(-1).isoformat())
    assert members() == ["buddy Jan", "newcomer Amara", "newcomer Kind"]
    with app.app_context():
        match = db.session.scalars(select(Match)).one()
        assert next(one for one in match.members if one.person_id == match.buddy_id).person.given_name == "Jan"
    page.send("fading-note form")
    assert len(members()) == 4
    page.send("#members li:nth-child(3) form", left_on=in_days(0).isoformat())
    assert (page.status, len(members())) == (422, 4)
    assert "minstens één buddy en één nieuwkomer" in page.text


@pytest.mark.parametrize(("days", "sentence"), [(1, "Deze dag moet nog komen."), (-21, "Dit duo is voorgesteld op")])
def test_nobody_joins_before_the_proposal_or_tomorrow(page, members, days, sentence):
    join(page, "Jan", "buddy", "1980", joined_on=in_days(days).isoformat())
    assert sentence in page.find("#joined_on-error")[0].text_content()
    assert len(members()) == 2


def test_a_new_duo_names_the_old_one(engine, visit, given):
    def pair(stamp):
        gert = stamp("gert")
        amara, lieve, jan = (somebody(gert, name) for name in ("Amara", "Lieve", "Jan"))
        a_match(gert, [lieve], [amara], started_on=FIRST, closed_on=in_days(-40), reason="moved")
        a_match(gert, [jan], [amara], programme="tandem", started_on=FIRST, closed_on=in_days(-40), reason="moved")
        return a_match(gert, [jan], [amara], proposed_on=in_days(-20))

    page = visit("gert").go(f"/buddies/duos/{given(pair)}")
    assert "Lieve · Amara" in page.find("#earlier-1")[0].text_content()
    assert page.find("#earlier-2") == []

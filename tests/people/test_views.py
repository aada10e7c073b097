"""A person's and a household's page, and who may open them."""

from urllib.parse import quote

import pytest
from sqlalchemy import select

from amal_field.db import begin_write, db
from amal_field.people import operations
from amal_field.people.rules import Newcomer
from amal_field.transit_site import operations as site
from amal_field.transit_site.models import Stay
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def family(app, stamp_of):
    """The keys of a household on the site, of its holder, and of a household that never was there."""
    with app.test_request_context():
        begin_write()
        household, elsewhere = make_family(stamp_of()), make_family(stamp_of(), "Elders")
        let_in(stamp_of(), household)
        db.session.commit()
        keys = household.id, household.members[0].person_id, elsewhere.id, elsewhere.members[0].person_id
        db.session.remove()
    return keys


def test_a_person_is_corrected_and_the_old_value_stays_in_the_history(visit, family):
    page = visit("amina").go(f"/people/persons/{family[1]}")
    page.send(given_name="Samuel", **{"birth-day": "2", "birth-month": "3", "birth-year": "1984"})
    assert page.status == 200
    assert "Samuel Mayer" in page.text
    assert len(page.find(".history__line")) == 2
    assert page.go("/transit-site/stays?q=samuel").find(".row")


def test_a_person_keeps_at_least_one_name(visit, family):
    page = visit("amina").go(f"/people/persons/{family[1]}").send(given_name="", family_name=" ")
    assert page.status == 422
    assert page.find("#given_name-error")


def test_a_household_is_corrected(visit, family):
    page = visit("amina").go(f"/people/households/{family[0]}").send(name="Mayer-Adel", language="en")
    assert "Mayer-Adel" in page.text
    assert page.form().fields["language"] == "en"


def test_somebody_on_a_stay_without_a_household_is_seen_from_there(visit, app, family, stamp_of):
    with app.test_request_context():
        begin_write()
        (guest,) = operations.register_people([Newcomer("Ion", "Adel")], stamp=stamp_of())
        site.add_person(db.session.scalars(select(Stay)).one(), guest, stamp=stamp_of())
        db.session.commit()
        url = f"/people/persons/{guest.id}"
        db.session.remove()
    page = visit("amina").go(f"/people/households/{family[0]}")
    assert page.go(url).status == 200
    assert page.send(given_name="Jon").status == 200
    assert "Jon Adel" in page.text
    assert visit("clara").go(url).status == 403


def test_people_who_never_were_on_the_site_do_not_exist_for_its_manager(visit, family):
    page = visit("amina")
    assert page.go(f"/people/households/{family[2]}").status == 404
    assert page.go(f"/people/persons/{family[3]}").status == 404


def test_the_outsider_sees_nobody(visit, family):
    page = visit("clara")
    assert page.go(f"/people/households/{family[0]}").status == 403
    assert page.go(f"/people/persons/{family[1]}").status == 403


def test_people_are_found_as_one_types(visit, family):
    page = visit("amina").go("/people?q=mayer sam")
    assert [name.text_content() for name in page.find("#found .row__name")] == ["Sammy Mayer"]
    assert page.find("#found .chip")[0].text_content() == "naam begint zo"
    whole = page.go("/people?q=мейер").find("#found")[0]
    part = page.go("/people?q=мейер", htmx=True).find("#found")[0]
    assert len(part.cssselect(".row")) == 4
    assert part.text_content().split() == whole.text_content().split()


def test_the_outsider_finds_nobody(visit, family):
    page = visit("clara").go("/people?q=sammy")
    assert page.status == 200
    assert not page.find("#found .row")


@pytest.mark.parametrize("typed", ["%", "_", '"', "   ", "🎪", "\x00", "x" * 10_000, "' OR 1=1 --", "1" * 500])
def test_whatever_is_typed_is_answered(visit, family, typed):
    assert visit("amina").go(f"/people?q={quote(typed)}").status == 200

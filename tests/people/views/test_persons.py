"""A person's page and the search: who is found, who may open it, what changes on it."""

from datetime import date
from urllib.parse import quote

import pytest
from sqlalchemy import select

from amal_field.db import begin_write, db
from amal_field.people import operations, rules
from amal_field.people.models import Household, Person
from amal_field.people.rules import Birth, Newcomer
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations as site
from amal_field.transit_site.models import Stay
from tests.attendance.world import a_session
from tests.people.world import attends, somebody, stays
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def olena(app, stamp_of):
    """The keys of a holder, of her child who shares her phone, and of their household."""
    with app.test_request_context():
        begin_write()
        family = make_family(stamp_of(), "Kovalenko", [("Olena", 1990), ("Ivan", 2014)])
        holder, child = (member.person for member in family.members)
        for person in (holder, child):
            operations.correct_person(person, {"phone": "09 1", "languages": ["uk", "ru"]}, stamp=stamp_of())
        stays(stamp_of(), holder, pitch=3)
        attends(stamp_of(), holder, a_session(stamp_of()))
        keys = holder.id, child.id, family.id
        db.session.commit()
        db.session.remove()
    return keys


def row(app, model, key):
    with app.app_context():
        found = db.session.get(model, key)
        db.session.remove()
    return found


def test_an_assigned_birth_is_a_first_of_january():
    assert rules.assigned(Birth(date(1990, 7, 1), "year")) == Birth(date(1990, 1, 1), "assigned")
    with pytest.raises(RuleBroken):
        rules.assigned(Birth(date(1990, 7, 1), "day"))
    assert not rules.was_born_after(Birth(date(1990, 1, 1), "assigned"), date(1990, 1, 1))


def test_names_in_any_script_and_an_assigned_birth_are_kept(visit, app, olena):
    page = visit("bruno").go(f"/people/persons/{olena[0]}")
    birth = {"birth-day": "1", "birth-month": "1", "birth-year": "1990", "assigned": "yes"}
    page.send("#correction", native_name="Олена Коваленко", patronymic="Petrivna", **birth)
    assert page.status == 200
    found = row(app, Person, olena[0])
    assert (found.native_name, found.patronymic) == ("Олена Коваленко", "Petrivna")
    assert found.birth == Birth(date(1990, 1, 1), "assigned")
    assert page.find("input[name=assigned][checked]")
    assert page.send("#correction", **birth | {"birth-day": "2"}).status == 422
    assert page.find("#assigned-error")


def test_a_new_phone_is_asked_about_before_it_changes_the_family(visit, app, olena):
    page = visit("bruno").go(f"/people/persons/{olena[0]}").send("#correction", phone="0470 11 22 33")
    assert page.status == 422
    assert "Ivan" in page.find(".concern")[0].text_content()
    assert row(app, Person, olena[0]).phone == "09 1"
    page.send("#correction", scope="one")
    assert (row(app, Person, olena[0]).phone, row(app, Person, olena[1]).phone) == ("0470 11 22 33", "09 1")


def test_the_whole_family_changes_where_it_is_said(visit, app, olena):
    page = visit("bruno").go(f"/people/persons/{olena[0]}")
    page.send("#correction", phone="0470 11 22 33", contact_language="fr", second_language="uk", scope="all")
    assert page.status == 200
    assert row(app, Person, olena[1]).phone == row(app, Household, olena[2]).phone == "0470 11 22 33"
    assert row(app, Person, olena[1]).languages == ["fr", "uk", "ru"]
    assert row(app, Person, olena[0]).languages == ["fr", "uk"]


def test_a_page_tells_what_its_reader_may_see(visit, olena):
    page = visit("bruno").go(f"/people/persons/{olena[0]}")
    assert len(page.find("[aria-labelledby=happened] li")) == 1
    page = visit("amina").go(f"/people/persons/{olena[0]}")
    assert len(page.find("[aria-labelledby=happened] li")) == 1
    assert not page.find("a[href$=match]")


def test_the_other_row_of_a_person_is_found_from_her_page(visit, app, olena, stamp_of):
    with app.test_request_context():
        begin_write()
        double = somebody(stamp_of(), "Olena", "Kowalenko", 1990).id
        db.session.commit()
        db.session.remove()
    page = visit("bruno").go(f"/people/persons/{olena[0]}/match")
    assert page.find(f"a[href='/people/pairs/{olena[0]}/{double}']")
    page.go(f"/people/pairs/{olena[0]}/{double}").send("#merge")
    assert "Kowalenko" in page.find("[aria-labelledby=rows-of-her]")[0].text_content()
    assert visit("amina").go(f"/people/persons/{olena[0]}/match").status == 403


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

"""Two people of one name are told apart in every list, on screen and on paper."""

import io
from uuid import UUID
from zipfile import ZipFile

import pytest

from amal_field import clock
from amal_field.attendance.models import GroupSession, SeriesHelper, SessionHelper
from amal_field.attendance.rules import HELPER
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.rules import birth_from, distinct_names
from amal_field.stamp import stamped
from amal_field.volunteers.models import VolunteerYear
from tests.attendance.world import a_person, a_series, a_session, helping, mark
from tests.class_unit.world import a_lesson
from tests.contacts.world import a_talk
from tests.referrals.world import refer
from tests.transit_site.world import in_days, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")

KEVINS = ("Kevin Mayer 2012", "Kevin Mayer 2016")


@pytest.mark.parametrize(
    ("people", "first", "names"),
    [
        ([("Kevin", "Mayer", 2012), ("Ion", "Mayer", 2012)], True, ["Kevin", "Ion"]),
        ([("Kevin", "Mayer", 2012), ("kevin", "Adel", 2012)], True, ["Kevin M.", "kevin A."]),
        ([("Kevin", "Mayer", 2012), ("Kevin", "Moser", 2014)], True, ["Kevin M. 2012", "Kevin M. 2014"]),
        ([("Kevin", "Mayer", 2012), ("Kevin", None, None)], True, ["Kevin M.", "Kevin"]),
        ([("Kevin", "Mayer", 2012), ("Kevin", "Mayer", None)], False, ["Kevin Mayer 2012", "Kevin Mayer"]),
        ([("Kevin", "Mayer", 2012), ("Kevin", "Adel", 2012)], False, ["Kevin Mayer", "Kevin Adel"]),
        ([(None, "Mayer", 2012), (None, "Mayer", 2016)], True, ["Mayer 2012", "Mayer 2016"]),
    ],
)
def test_an_initial_and_then_the_year(app, people, first, names):
    with app.app_context():
        persons = [Person(given_name=given, family_name=family) for given, family, _year in people]
        for person, (_given, _family, year) in zip(persons, people, strict=True):
            person.birth = _birth(year)
    assert list(distinct_names(dict(enumerate(persons)), first=first).values()) == names


def test_of_one_year_the_day_tells(app):
    with app.app_context():
        persons = [Person(given_name="Kevin", born_on=_birth(2012).on.replace(day=day)) for day in (3, 4)]
    for person in persons:
        person.birth_precision = "day"
    assert list(distinct_names(dict(enumerate(persons))).values()) == ["Kevin 03/07/2012", "Kevin 04/07/2012"]


@pytest.fixture
def places(given):
    """The addresses of all lists of people, each with two who are both called Kevin Mayer."""
    found = {}

    def make(stamp):
        stay = let_in(
            stamp(), make_family(stamp(), "Mayer", [("Sammy", 1985), ("Kevin", 2012), ("Kevin", 2016)]), pitch=7
        )
        kevins = [spell.person for spell in stay.persons if spell.person.given_name == "Kevin"]
        lesson, series = a_lesson(stamp), a_series(stamp())
        table = a_session(stamp(), series=series)
        for kevin in kevins:
            for session, role in ((lesson, "participant"), (table, "participant")):
                mark(stamp(), session, kevin, role)
        old = a_session(stamp(), "class_unit", hours=(8, 9), kind="lesson")
        helpers = [a_person(stamp(), "Kevin", "Mayer", year) for year in (2012, 2016)]
        for kevin in helpers:
            mark(stamp(), old, kevin, HELPER)
            db.session.add(VolunteerYear(person_id=kevin.id, year=2026, system="flat", amount=30, **stamped(stamp())))
            db.session.add(SeriesHelper(series_id=series.id, person_id=kevin.id, **stamped(stamp())))
            db.session.add(SessionHelper(session_id=old.id, person_id=kevin.id, **stamped(stamp())))
        sent, *_others = refer(stamp(), *kevins, kind="leisure", to="Natuurpunt", on=in_days(-30))
        for kevin in kevins:
            a_talk(stamp(), "site", person_id=kevin.id)
        db.session.flush()
        found.update(
            {
                "roll": f"/attendance/sessions/{table.id}",
                "lesson": f"/attendance/sessions/{lesson.id}",
                "helpers of a roll": f"/attendance/sessions/{old.id}",
                "sheet": f"/attendance/sessions/{table.id}/sheet",
                "slips": f"/class-unit/sessions/{lesson.id}/slips",
                "all slips": f"/class-unit/sessions/{lesson.id}/slips/all",
                "tables": f"/conversation-tables/sessions/{table.id}",
                "hours": "/conversation-tables/hours",
                "class helpers": "/class-unit/helpers",
                "helpers of a series": f"/planning/series/{series.id}",
                "fixed helpers": f"/planning/sessions/{table.id}",
                "volunteers": "/volunteers?year=2026",
                "nominative list": "/volunteers/list?year=2026",
                "evacuation": "/transit-site/evacuation-list",
                "stay card": "/transit-site/pitches/7",
                "stay": f"/transit-site/stays/{stay.id}",
                "household": f"/people/households/{stay.household_id}",
                "split": f"/people/households/{stay.household_id}/split",
                "check-in": f"/transit-site/pitches/3/check-in?household={stay.household_id}",
                "referrals": f"/referrals/destinations/{sent.organisation_id}",
                "referrals on paper": f"/referrals/destinations/{sent.organisation_id}/list",
                "referrals without news": "/referrals/quiet",
                "referrals of a household": f"/people/households/{stay.household_id}",
                "made together": f"/referrals/{sent.id}",
                "contacts": "/contacts",
                "contacts on paper": "/contacts/list",
            }
        )
        return stay

    given(make)
    return found


FIRST_NAMES = {"lesson": ("Kevin M. 2012", "Kevin M. 2016")}
SITE = {
    *("evacuation", "stay card", "stay", "check-in", "referrals", "referrals on paper", "referrals without news"),
    *("referrals of a household", "made together", "contacts", "contacts on paper"),
}


def test_every_list_tells_them_apart(visit, places):
    pages = {"bruno": visit("bruno"), "amina": visit("amina")}
    alike = {}
    for name, address in places.items():
        page = pages["amina" if name in SITE else "bruno"].go(address)
        assert page.status == 200, (name, page.status)
        missing = [kevin for kevin in FIRST_NAMES.get(name, KEVINS) if kevin not in page.text]
        if missing:
            alike[name] = missing
    assert not alike


def test_a_teacher_prints_all_slips_each_with_whose_it_is(visit, places, given):
    given(lambda stamp: helping(stamp(), "els", _lesson_of(places)))
    page = visit("els").go(places["slips"])
    page.go(page.find("a[href$='/slips/all']")[0].get("href"))
    assert [name.text for name in page.find(".slip .slip__name strong")] == ["Kevin M. 2012", "Kevin M. 2016"]
    assert "Mayer" not in " ".join(one.text_content() for one in page.find(".slip"))


def test_the_spreadsheet_of_the_nominative_list_tells_them_apart(visit, places):
    answer = visit("bruno").client.get("/volunteers/list.xlsx?year=2026")
    strings = ZipFile(io.BytesIO(answer.data)).read("xl/worksheets/sheet1.xml").decode()
    assert all(kevin in strings for kevin in KEVINS)


@pytest.mark.parametrize("list_of", ["referrals", "contacts"])
def test_the_spreadsheets_of_referrals_and_talks_tell_them_apart(visit, places, list_of):
    answer = visit("amina").client.get(f"{places[f'{list_of} on paper']}.xlsx")
    strings = ZipFile(io.BytesIO(answer.data)).read("xl/worksheets/sheet1.xml").decode()
    assert all(kevin in strings for kevin in KEVINS)


def _lesson_of(places):
    return db.session.get_one(GroupSession, UUID(places["lesson"].rpartition("/")[2]))


def _birth(year):
    return birth_from(year, today=clock.today()) if year else None

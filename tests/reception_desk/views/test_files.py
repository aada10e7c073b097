"""From the search to a file, its checklist, a referral, a guidance and an invitation; each undone again, each once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field.attendance.models import GroupSession
from amal_field.audit import AuditEntry
from amal_field.clock import today
from amal_field.contacts.models import ContactTopic
from amal_field.db import db
from amal_field.looks.models import Look, LookPerson
from amal_field.people.models import HouseholdMember
from amal_field.reception_desk.models import DeskFile, FileStep, SessionInvitation
from amal_field.reception_desk.offers import rosters
from tests.figures.readings import values
from tests.organisations.world import an_organisation
from tests.page import fields_of
from tests.people.world import somebody
from tests.reception_desk.world import a_desk_file, a_family, an_info_session

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def home(given):
    """A mother, a child of twelve and a toddler at the desk."""
    return given(
        lambda stamp: a_family(stamp("halyna"), "Shevchenko", ("Olena", 1988), ("Danylo", 2014), ("Mia", 2025))
    )


@pytest.fixture
def people(app, home):
    """Given name → key of the person."""
    with app.app_context():
        members = db.session.scalars(select(HouseholdMember).where(HouseholdMember.household_id == home))
        return {member.person.given_name: member.person_id for member in members}


@pytest.fixture
def states(app):
    """`states()`: the steps that stand, by person and step."""

    def read():
        with app.app_context():
            rows = db.session.scalars(select(FileStep).where(FileStep.stands))
            return {(row.recorded_person_id, row.step): row.state for row in rows}

    return read


def tap(page, key, step, state, *, htmx=False):
    """Press the word of a step in the column of somebody."""
    (button,) = page.find(f"#step-{key}-{step} button[formaction$='/{step}/{state}']")
    return page.post(button.get("formaction"), fields_of(page.form(f"#person-{key} .desk-steps")), htmx=htmx)


def test_search_leads_to_the_column_of_a_person_and_each_look_says_why(engine, visit, app, home, people):
    page = visit("halyna").go("/reception-desk?q=Danylo Shev")
    (link, *_others) = page.find("#found a.row")
    assert link.get("href") == f"/reception-desk/files/{home}?why=search#person-{people['Danylo']}"
    page.go(link.get("href"))
    assert len(page.find(".desk-person")) == 3
    assert "Gastgezin" in page.text
    page.go(f"/reception-desk/files/persons/{people['Mia']}")
    assert page.url == f"/reception-desk/files/{home}"
    page.go(f"/reception-desk/files/persons/{people['Mia']}?why=referral")
    page.go(f"/reception-desk/interpreters/new?person={people['Mia']}&why=ticket")
    assert "Mia" in page.go(f"/reception-desk/talks/new?person={people['Mia']}&why=referral").text
    page.go(f"/reception-desk/files/{home}?why=curiosity")
    assert "Olena" in page.go("/reception-desk").find("#found")[0].text_content()
    with app.app_context():
        looks = db.session.execute(
            select(Look.kind, Look.act, Look.reason, func.count(LookPerson.person_id))
            .join(LookPerson, LookPerson.look_id == Look.id)
            .where(Look.kind == "desk")
            .group_by(Look.id, Look.kind, Look.act, Look.reason)
            .order_by(Look.id)
        ).all()
    reasons = [(kind, act, reason) for kind, act, reason, _number in looks]
    assert [reason for _kind, _act, reason in reasons] == [
        *("search", "search", "file", "referral", "ticket", "referral", "file", "list")
    ]
    assert ("desk", "page", "list", 3) in [tuple(one) for one in looks]


def test_a_file_is_found_by_its_number_and_nobody_by_what_is_no_number(visit, given):
    def deed(stamp):
        person = somebody(stamp("halyna"), "Taras", "Melnyk")
        a_desk_file(stamp("halyna"), person, register_no="O0042")
        return person

    key = given(deed)
    page = visit("halyna").go("/reception-desk?q=o0042")
    assert [link.get("href") for link in page.find("#found a.row")] == [
        f"/reception-desk/files/persons/{key}?why=search#person-{key}"
    ]
    page.go(f"/reception-desk/files/persons/{key}")
    assert "O0042" in page.text
    assert "Niemand gevonden" in page.go("/reception-desk?q=zzzz").text


def test_without_a_file_the_page_says_what_makes_one(visit):
    assert "Er is nog geen dossier." in visit("halyna").go("/reception-desk").text


def test_steps_are_tapped_once_taken_back_and_fit_the_age(engine, visit, people, states, home, count):
    olena, danylo = people["Olena"], people["Danylo"]
    page = visit("halyna").go(f"/reception-desk/files/{home}")
    assert page.find(f"#step-{danylo}-work, #step-{olena}-school") == []
    tap(page, olena, "work", "done")
    assert (page.url, states()) == (f"/reception-desk/files/{home}", {(olena, "work"): "done"})
    assert "Halyna" in page.find(f"#step-{olena}-work")[0].text_content()
    entries = count(AuditEntry)
    url = f"/reception-desk/files/persons/{olena}/steps/work/done"
    page.post(url, fields_of(page.form(f"#person-{olena} .desk-steps")))
    assert count(AuditEntry) == entries
    page.go(f"/reception-desk/files/{home}")
    tap(page, olena, "work", "not_needed")
    assert states() == {(olena, "work"): "not_needed"}
    page.send("fading-note form")
    assert states() == {(olena, "work"): "done"}
    tap(page, olena, "work", "open", htmx=True)
    assert page.status == 200
    assert f'hx-target="#person-{olena}"' in page.response.text
    assert states() == {(olena, "work"): "open"}
    page.go(f"/reception-desk/files/{home}")
    page.post(
        f"/reception-desk/files/persons/{danylo}/steps/work/done", fields_of(page.form(f"#person-{danylo} .desk-steps"))
    )
    assert (page.status, "niet voor iemand van deze leeftijd" in page.text) == (422, True)


def test_a_referral_comes_prefilled_and_tells_of_its_step(engine, visit, given, people, home):
    school = given(lambda stamp: an_organisation(stamp("bruno"), "OKAN Het Spectrum", "school"))
    danylo, mia = people["Danylo"], people["Mia"]
    page = visit("halyna").go(f"/reception-desk/files/{home}")
    assert page.find(f"#step-{mia}-school .desk-step__refer") == []  # too young
    (link,) = page.find(f"#step-{danylo}-school .desk-step__refer")
    page.go(link.get("href"))
    chosen = {box.get("value") for box in page.find("#making input[checked]")}
    assert chosen == {f"person:{danylo}", "school_okan"}
    page.send("#making", destination=str(school))
    assert page.url == f"/reception-desk/files/{home}"
    step = page.find(f"#step-{danylo}-school")[0]
    assert "OKAN Het Spectrum" in step.text_content()
    assert [one.text_content().strip() for one in page.find(f"#step-{danylo}-school .desk-tap--told")] == ["Bezig"]
    page.send("fading-note form").go(f"/reception-desk/files/{home}")
    assert page.find(f"#step-{danylo}-school .desk-tap--told") == []


def test_who_is_invited_is_expected_once_and_the_step_knows_it(engine, app, visit, given, people, home, count):
    session_id = given(lambda stamp: an_info_session(stamp("halyna"), 0))
    olena = people["Olena"]
    page = visit("halyna").go(f"/reception-desk/files/{home}")
    with app.app_context():
        version = rosters.SOURCES["info"].version()
    (button,) = page.find(f"#person-{olena} .desk-session")
    fields = fields_of(page.form(f"#person-{olena} .desk-steps"))
    page.post(button.get("formaction"), fields)
    page.post(
        button.get("formaction"),
        fields | {"request_token": fields_of(page.form(f"#person-{olena} .desk-steps"))["request_token"]},
    )
    assert count(SessionInvitation) == 1
    assert page.find(f"#step-{olena}-info_session .desk-tap--told")
    assert "Olena" in page.go(f"/attendance/sessions/{session_id}").find("#roll")[0].text_content()
    with app.app_context():
        assert rosters.SOURCES["info"].version() != version
    page.go(f"/reception-desk/files/{home}")
    (button,) = page.find(f"#person-{olena} .desk-session")
    assert button.get("aria-pressed") == "true"
    page.post(button.get("formaction"), fields_of(page.form(f"#person-{olena} .desk-steps")))
    assert "Olena" not in page.go(f"/attendance/sessions/{session_id}").find("#roll")[0].text_content()


def test_nobody_is_invited_to_what_is_over_or_called_off(visit, given, app, people, home):
    session_id = given(lambda stamp: an_info_session(stamp("halyna"), -1))
    page = visit("halyna").go(f"/reception-desk/files/{home}")
    key = people["Olena"]
    assert page.find(".desk-session") == []
    page.post(
        f"/reception-desk/files/persons/{key}/invitations/{session_id}",
        fields_of(page.form(f"#person-{key} .desk-steps")),
    )
    assert (page.status, "Voor deze sessie wordt niemand meer uitgenodigd" in page.text) == (422, True)


def test_a_guidance_takes_three_taps_from_the_file_and_what_is_done_on_screen_counts(visit, app, given, people, home):
    school = given(lambda stamp: an_organisation(stamp("bruno"), "De Boom", "school"))
    page = visit("halyna").go(f"/reception-desk/files/{home}")
    (link,) = page.find(f"#person-{people['Olena']} .desk-person__talk a[href*=contacts]")
    with app.app_context():
        topic = str(db.session.scalars(select(ContactTopic.id).where(ContactTopic.code == "housing")).one())
    page.go(link.get("href")).send("#noting", topic=topic, minutes="30")
    assert page.url == f"/reception-desk/files/{home}"
    assert "1 keer" in page.find(f"#person-{people['Olena']}")[0].text_content()
    (link,) = page.find(f"#step-{people['Danylo']}-school .desk-step__refer")
    page.go(link.get("href")).send("#making", destination=str(school))
    with app.app_context():
        tomorrow = today() + timedelta(days=1)
        figures = values(tomorrow.year, tomorrow)
        assert figures["desk.guided"] == 1
        assert figures["desk.school_children"]["okan"] == 1


def test_somebody_elses_person_is_not_there(visit, given, count):
    key = given(lambda stamp: somebody(stamp("amina"), "Sammy", "Mayer"))
    page = visit("halyna").go(f"/reception-desk/files/persons/{key}")
    assert page.status == 404
    assert count(DeskFile) == count(GroupSession) == 0


def test_what_was_agreed_stands_on_a_page_in_their_language_and_in_dutch(visit, given, people, home):
    session_id = given(lambda stamp: an_info_session(stamp("halyna"), 3, place="De Krook"))
    page = visit("halyna").go(f"/reception-desk/files/{home}/agreed")
    assert [part.get("lang") for part in page.find(".letter__part")] == ["uk", "nl"]
    assert "Er is nog niets afgesproken." in page.text
    page.go(f"/reception-desk/files/{home}")
    tap(page, people["Olena"], "housing", "busy")
    fields = fields_of(page.form(f"#person-{people['Olena']} .desk-steps"))
    page.post(f"/reception-desk/files/persons/{people['Olena']}/invitations/{session_id}", fields)
    dutch = page.go(f"/reception-desk/files/{home}/agreed?language=ar").find(".letter__part[lang=nl]")[0].text_content()
    for words in ("Wonen", "We zijn ermee bezig.", "26 november 2026, 10:00, De Krook"):
        assert words in " ".join(dutch.split())
    assert page.find(".letter__part[lang=ar]")[0].get("dir") == "rtl"
    assert "Danylo" not in dutch

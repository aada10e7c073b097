"""Noting talks: few taps, nothing lost, undone again, seen by the own service alone."""

from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.contacts.models import Contact, ContactTopic
from amal_field.db import db
from amal_field.organisations.models import Service
from tests.conftest import NOON
from tests.contacts.world import a_talk
from tests.organisations.world import an_organisation
from tests.people.world import somebody
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def topic(app):
    """`topic("housing")`: its key, as a form sends it."""

    def key(code: str) -> str:
        with app.app_context():
            return str(db.session.scalars(select(ContactTopic.id).where(ContactTopic.code == code)).one())

    return key


@pytest.fixture
def on_site(given) -> UUID:
    """Somebody who is on the site."""

    def make(stamp):
        stay = let_in(stamp(), make_family(stamp(), "Mayer", (("Sammy", 1985),)), pitch=3)
        return stay.persons[0].person

    return given(make)


@pytest.fixture
def organisation_id(given) -> UUID:
    return given(lambda stamp: an_organisation(stamp("bruno"), "De Poort"))


@pytest.fixture
def noted_talks(app):
    """`noted_talks()`: the talks that stand, in the order in which they were noted."""

    def read() -> list[Contact]:
        with app.app_context():
            return list(db.session.scalars(select(Contact).where(Contact.stands).order_by(Contact.id)))

    return read


def test_a_talk_with_a_person_takes_three_taps(engine, visit, on_site, topic, noted_talks):
    page = visit("amina").go(f"/people/persons/{on_site}")
    (link,) = page.find("#talks a.button")  # one
    page.go(link.get("href")).send("#noting", topic=topic("housing"), minutes="30")  # two, three
    assert page.url == f"/people/persons/{on_site}"
    assert "Wonen" in page.find("#talks")[0].text_content()
    (talk,) = noted_talks()
    assert (talk.person_id, talk.minutes, talk.spoken_on) == (on_site, 30, NOON.date())
    page.send("fading-note form")
    assert "Wonen" not in page.go(f"/people/persons/{on_site}").find("#talks")[0].text_content()
    assert noted_talks() == []


def test_a_talk_with_an_organisation_takes_three_taps(engine, visit, organisation_id, topic, noted_talks):
    page = visit("amina").go(f"/organisations/{organisation_id}")
    (link,) = page.find("#talks a.button")
    page.go(link.get("href")).send("#noting", topic=topic("organisation"), minutes="60")
    assert page.url == f"/organisations/{organisation_id}"
    (talk,) = noted_talks()
    assert (talk.organisation_id, talk.person_id, talk.age_group) == (organisation_id, None, None)


def test_a_talk_with_nobody_named_takes_two_taps(engine, visit, topic, noted_talks):
    page = visit("amina").go("/contacts").send("#nameless", topic=topic("work"), minutes="15")
    assert "Zonder naam, leeftijd onbekend" in page.text
    (talk,) = noted_talks()
    assert (talk.age_group, talk.person_id, talk.organisation_id) == ("unknown", None, None)


def test_the_minutes_of_the_button_count_before_those_that_were_typed(visit, topic, noted_talks):
    visit("amina").go("/contacts").send("#nameless", topic=topic("work"), minutes=["7", "45"])
    visit("amina").go("/contacts").send("#nameless", topic=topic("work"), minutes=["7", ""])
    assert [talk.minutes for talk in noted_talks()] == [45, 7]


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"minutes": "0"}, "minutes", "1 tot 480"),
        ({"minutes": "9999"}, "minutes", "1 tot 480"),
        ({"minutes": "2 uur"}, "minutes", "1 tot 480"),
        ({"minutes": ""}, "minutes", "minuten"),
        ({"spoken_on": "2026-11-24"}, "spoken_on", "moet nog komen"),
        ({"spoken_on": "x"}, "spoken_on", "bestaat niet"),
        ({"topic": "x"}, "topic", ""),
        ({"topic": None}, "topic", "Kies een onderwerp"),
        ({"age_group": "old"}, "age_group", ""),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(
    engine, visit, topic, noted_talks, values, field, sentence
):
    sent = {"topic": topic("work"), "minutes": "15", "spoken_on": "2026-11-20", "age_group": "minor"} | values
    page = visit("amina").go("/contacts").send("#nameless", **sent)
    assert page.status == 422
    assert sentence in page.find(f"#{field}-error")[0].text_content()
    assert noted_talks() == []
    if field != "age_group":
        assert page.find("#nameless input[name=age_group][checked]")[0].get("value") == "minor"
    if field != "spoken_on":
        assert page.find("#nameless input[name=spoken_on]")[0].get("value") == "2026-11-20"


def test_the_service_of_somebody_elses_is_no_choice(visit, app, topic, noted_talks):
    with app.app_context():
        desk = str(db.session.scalars(select(Service.id).where(Service.code == "desk")).one())
    page = visit("amina").go("/contacts").send("#nameless", topic=topic("work"), minutes="15", service=desk)
    assert (page.status, noted_talks()) == (422, [])


def test_who_has_several_services_finds_that_of_the_last_talk_chosen(visit, given, topic):
    given(lambda stamp: a_talk(stamp("bruno"), "leisure"))
    page = visit("bruno").go("/contacts")
    (chosen,) = page.find("#nameless input[name=service][checked]")
    assert "Vrije tijd" in chosen.getparent().text_content()
    assert len(page.find("#nameless input[name=service]")) == 3


def test_a_talk_is_undone_once_and_put_back(engine, visit, given, count, noted_talks):
    key = given(lambda stamp: a_talk(stamp("amina"), "site"))
    page = visit("amina").go("/contacts")
    before = count(AuditEntry)
    page.post(page.find("#contacts button")[0].get("formaction"), page_fields(page))
    assert noted_talks() == []
    page.send("fading-note form")
    assert [talk.id for talk in noted_talks()] == [key]
    assert count(AuditEntry) == before + 2


def test_each_sees_the_talks_of_the_own_service_and_touches_no_other(engine, visit, given, client_of, noted_talks):
    of = {
        key: given(lambda stamp, key=key, service=service, m=m: a_talk(stamp(key), service, minutes=m))
        for key, service, m in (("amina", "site", 11), ("halyna", "desk", 22), ("bruno", "education", 33))
    }
    for key in of:
        page = visit(key).go("/contacts")
        assert [row.get("id").endswith(str(of[key])) for row in page.find("#contacts li")] == [True]
        (row,) = list(load_workbook(BytesIO(client_of(key).get("/contacts/list.xlsx").data)).active.iter_rows(2))
        assert row[3].value == {"amina": 11, "halyna": 22, "bruno": 33}[key]
        fields = page_fields(page)
        for other in of.keys() - {key}:
            assert page.post(f"/contacts/{of[other]}/cancellation", fields).status == 404
    assert len(noted_talks()) == 3


def test_a_person_out_of_sight_and_one_merged_are_not_found(visit, given, on_site):
    stranger = given(lambda stamp: somebody(stamp(), "Olena"))
    assert visit("amina").go(f"/contacts/people/{stranger}").status == 404
    assert visit("halyna").go(f"/contacts/people/{on_site}").status == 404


def test_a_month_is_filtered_and_left_and_stands_on_paper_as_on_screen(engine, visit, given):
    given(lambda stamp: a_talk(stamp("bruno"), "leisure", "leisure", on=date(2026, 10, 31)))
    given(lambda stamp: a_talk(stamp("bruno"), "leisure", "work", on=date(2026, 11, 1)))
    given(lambda stamp: a_talk(stamp("bruno"), "education", "work"))
    page = visit("bruno").go("/contacts")
    assert len(page.find("#contacts li")) == 2
    for query, number in (
        ("month=2026-10", 1),
        ("topic=work&service=education", 1),
        ("topic=housing", 0),
        ("topic=x", 0),
    ):
        assert len(page.go(f"/contacts?{query}").find("#contacts li")) == number
        assert len(page.go(f"/contacts/list?{query}").find("tbody tr")) == number
    assert [page.go(f"/contacts?month={month}").status for month in ("x", "2026-13", "0001-01", "2026-1")] == [404] * 4


def test_the_months_add_up(engine, visit, given, client_of):
    for topic, on, minutes in (
        ("work", date(2026, 1, 31), 30),
        ("work", NOON.date(), 15),
        ("leisure", NOON.date(), 20),
    ):
        given(lambda stamp, t=topic, on=on, m=minutes: a_talk(stamp("bruno"), "leisure", t, on=on, minutes=m))
    given(lambda stamp: a_talk(stamp("halyna"), "desk"))
    page = visit("bruno").go("/contacts/months")
    told = [[cell.text_content().strip() for cell in row] for row in page.find("#months tr")]
    assert told[1][-2:] == ["1", "30"]
    assert told[11][-2:] == ["2", "35"]
    assert told[13][-2:] == ["3", "65"]
    chart = client_of("bruno").get("/contacts/months.svg?year=2026")
    assert chart.mimetype == "image/svg+xml"
    assert b"<script" not in chart.data


def test_whom_the_desk_spoke_is_a_look_and_names_that_leave_are_too(engine, client_of, given, noted):
    person_id = given(lambda stamp: somebody(stamp(), "Olena"))
    given(lambda stamp: a_talk(stamp("halyna"), "desk", person_id=person_id))
    given(lambda stamp: a_talk(stamp("bruno"), "education", person_id=person_id))
    given(lambda stamp: a_talk(stamp("bruno"), "education"))
    client_of("bruno").get("/contacts")
    assert noted() == []
    client_of("halyna").get("/contacts")
    client_of("halyna").get("/contacts/list")
    client_of("bruno").get("/contacts/list.xlsx")
    assert noted() == [
        ("contacts.contacts", "desk", "page", {person_id}),
        ("contacts.contact_list", "desk", "print", {person_id}),
        ("contacts.sheet", "people", "export", {person_id}),
    ]


def test_fifty_talks_stand_on_a_page(engine, visit, given):
    for number in range(51):
        on = NOON.date() - timedelta(days=number % 20)
        given(lambda stamp, on=on: a_talk(stamp("amina"), "site", on=on))
    assert len(visit("amina").go("/contacts").find("#contacts li")) == 50
    assert len(visit("amina").go("/contacts?page=2").find("#contacts li")) == 1


def page_fields(page) -> dict:
    """What a button of the page sends."""
    form = page.find("#undoing")[0]
    return {field.get("name"): field.get("value") for field in form.iter("input")}


def test_a_filter_that_no_column_takes_finds_nothing(engine, visit):
    assert visit("amina").go("/contacts?topic=a%00b&service=%ef%bf%be").status == 200

"""A family is registered at the desk, is asked about once, and somebody comes to it later."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people.models import Household, KnownDifferent, Person
from amal_field.reception_desk.models import DeskFile, ProtectionStatus
from tests.page import fields_of
from tests.reception_desk.world import family, register, rows_of
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def files(app):
    """`files()`: number, first name, who came along and whether it stands, in the order of the numbers."""

    def read():
        with app.app_context():
            rows = db.session.scalars(select(DeskFile).order_by(DeskFile.file_no))
            return [(row.file_no, row.person.given_name, row.companion, row.stands) for row in rows]

    return read


@pytest.fixture
def desk(visit):
    return visit("halyna").go("/reception-desk/registrations/new")


def test_a_family_of_four_gets_files_and_one_more_who_comes_later(desk, files, app, noted):
    more = {
        "newcomers-1-native_family": "Коваленко",
        "newcomers-1-native_given": "Петро",
        "newcomers-3-belgium_on": "2026-03-01",
    }
    register(desk, status="annex_15", since="2026-03-02", languages=["uk", "ru"], phone="0470 12 34 56", **more)
    assert desk.status == 200, desk.text
    assert "4 personen hebben nu een dossier." in desk.text
    assert files() == [
        ("B2026-0001", "Olha", None, True),
        ("B2026-0002", "Petro", None, True),
        ("B2026-0003", "Marko", "parent", True),
        ("B2026-0004", "Daria", "parent", True),
    ]
    with app.app_context():
        olha, petro = (
            db.session.scalars(select(Person).where(Person.given_name == name)).one() for name in ("Olha", "Petro")
        )
        assert (olha.languages, olha.phone_key, olha.sex) == (["uk", "ru"], "+32470123456", "f")
        assert (petro.native_name, petro.phone) == ("Коваленко Петро", None)
        until = {row.until for row in db.session.scalars(select(ProtectionStatus))}
        assert until == {clock.today().replace(month=3, day=2) + timedelta(days=45)}
        household = db.session.scalars(select(Household)).one()
        assert [member.relation for member in household.members] == ["holder", "partner", "child", "child"]
        tags = list(db.session.scalars(select(AuditEntry.tag).where(AuditEntry.subject_id == household.id)))
        assert "reception_desk:household:register" in tags
    assert noted()[-1][:3] == ("reception_desk.household_file", "desk", "page")
    desk.go(desk.find("main .head a.button")[0].get("href"))
    assert desk.find("#newcomers-0-family_name")[0].get("value") == "Kovalenko"
    desk.send("#joining", **{"newcomers-0-given_name": "Sofiia", "newcomers-0-birth-year": "2020"})
    assert files()[4] == ("B2026-0005", "Sofiia", "parent", True)
    desk.send("fading-note form")
    assert [stands for *_, stands in files()] == [True] * 4 + [False]
    home = desk.go(f"/reception-desk/files/{household.id}").find(".desk-person")
    assert len(home) == 5


def test_who_was_registered_already_is_asked_about_and_not_made_twice(desk, files, count, visit):
    register(desk)
    second = visit("oksana").go("/reception-desk/registrations/new")
    register(second)
    assert second.status == 422
    assert len(second.find(".double")) == 4
    for place in range(4):
        button = second.find(f"[id^=double-{place}-] button")[0]
        second.send("#registration", same=[*second_same(second), button.get("value")])
    assert second.status == 200, second.text
    assert "Iedereen had al een dossier" in second.text
    assert (len(files()), count(Household), count(Person)) == (4, 1, 4)
    third = visit("oksana").go("/reception-desk/registrations/new")
    register(third)
    third.send("#registration", different=third.find("button[name=different]")[0].get("value"))
    assert (len(files()), count(Household), count(KnownDifferent)) == (8, 2, 4)


def second_same(page) -> list[str]:
    return [field.get("value") for field in page.find("#doubles input[name=same]")]


def test_one_family_at_two_counters_in_one_second_is_a_question_to_the_second(visit, together, count, engine):
    url = "/reception-desk/registrations/new"
    assert together([(url, family())] * 2, "halyna", "oksana") == [303, 422]
    assert (count(DeskFile), count(Household)) == (4, 1)


@pytest.mark.parametrize(
    ("wrong", "at", "sentence"),
    [
        ({"arrived_on": "2009-05-01"}, "newcomers-3-birth", "Deze dag ligt voor de geboorte."),
        ({"newcomers-2-belgium_on": "2026-03-04", "arrived_on": "2026-03-03"}, "newcomers-2-belgium_on", "in België"),
        ({"arrived_on": in_days(1).isoformat()}, "arrived_on", "schrijf je later in"),
        ({"newcomers-1-given_name": "a" * 10_000}, "newcomers-1-given_name", "te lang"),
        ({"newcomers-1-given_name": "Pe\u202etro"}, "newcomers-1-given_name", "een teken"),
        ({"newcomers-2-relation": "other"}, "newcomers-2-companion", "jonger dan 18"),
        ({"status": "annex_15", "since": "2026-03-02", "until": "2026-03-01"}, "until", "ligt voor het begin"),
        ({"status": "annex_15", "since": in_days(1).isoformat()}, "since", "moet nog komen"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_lost(desk, count, wrong, at, sentence):
    register(desk, **wrong)
    assert desk.status == 422
    assert sentence in desk.find(f"#{at}-error")[0].text_content()
    assert desk.find("#newcomers-3-given_name")[0].get("value") == "Daria"
    assert (count(DeskFile), count(Person)) == (0, 0)


def test_the_41st_row_is_refused_and_nothing_is_lost(desk, count):
    rows = rows_of((f"Kind{place}", "f", "1990", "other") for place in range(41))
    desk.post("/reception-desk/registrations/new", fields_of(desk.form("#registration")) | rows)
    assert desk.status == 422
    assert "Hoogstens 40 mensen" in desk.text
    assert desk.find("#newcomers-40-given_name")[0].get("value") == "Kind40"
    assert count(Person) == 0
    desk.send("#registration", **{"newcomers-40-given_name": "\x00", "newcomers-39-given_name": "N\x00"})
    assert desk.status == 422
    desk.send("#registration", **{f"newcomers-40-{name}": "" for name in ("given_name", "family_name", "birth-year")})
    assert (desk.status, count(DeskFile)) == (200, 40)


def test_a_birth_that_looks_wrong_is_asked_about_once(desk, count):
    register(desk, **{"newcomers-3-birth-year": "1987"})
    assert desk.status == 422
    assert "Klopt de geboorte van Daria?" in desk.text
    desk.send("#registration", sure=desk.find("button[name=sure]")[0].get("value"))
    assert (desk.status, count(DeskFile)) == (200, 4)


def test_buttons_work_without_scripts_and_a_name_is_proposed(desk):
    desk.send("#registration", more="yes", **{"newcomers-0-given_name": "Olha"})
    assert desk.find("#newcomers-4-given_name")
    names = {"newcomers-1-native_family": "Згурська", "newcomers-1-native_given": "Юлія"}
    desk.send("#registration", romanise="1", **names)
    assert desk.find("#newcomers-1-family_name")[0].get("value") == "Zghurska"
    assert desk.find("#newcomers-1-given_name")[0].get("value") == "Yuliia"
    query = "&".join(f"{name}={value}" for name, value in names.items())
    assert "Zghurska Yuliia" in desk.go(f"/reception-desk/registrations/romanisation?row=1&{query}", htmx=True).text
    desk.go("/reception-desk/registrations/romanisation?row=1&newcomers-1-native_given=Артём", htmx=True)
    assert "Geen voorstel" in desk.text
    assert desk.go("/reception-desk/registrations/romanisation?row=x").status == 404
    assert desk.go("/reception-desk/registrations/romanisation").status == 200


def test_a_party_gets_as_many_rows_and_its_language(desk):
    spoken = desk.go("/reception-desk/registrations/new?party=3&language=uk").find("[name=languages][checked]")
    assert [box.get("value") for box in spoken] == ["uk"]
    for party, rows in (("7", 7), ("0", 4), ("-3", 4), ("abc", 4), ("41", 40)):
        assert len(desk.go(f"/reception-desk/registrations/new?party={party}").find("more-rows > .desk-row")) == rows

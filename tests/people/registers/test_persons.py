"""The register of persons: births, duplicates that describe one human being, households and their holders."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, NamePart, Person
from amal_field.people.registers.persons import PERSONS
from amal_field.people.rules import Birth
from tests.registers.folders import folder_of, person, places, stay, taken_over

in_world = pytest.mark.usefixtures("frozen_clock", "world")


def one(number):
    return db.session.scalars(select(Person).where(Person.register_no == number)).one()


WRONG = {
    "a birth that lies in the future": (person(geboortedatum="24/11/2026"), "geboortedatum", "birth_in_future"),
    "a birth year in the future": (person(geboortedatum="2027"), "geboortedatum", "birth_in_future"),
    "a birth that does not exist": (person(geboortedatum="29/02/2023"), "geboortedatum", "not_a_day"),
    "a short year of birth": (person(geboortedatum="1/1/22"), "geboortedatum", "not_a_day"),
    "nobody's name": (person(achternaam=" "), "voornaam", "nameless"),
    "an unknown sex": (person(geslacht="f"), "geslacht", "not_a_choice"),
    "an unknown role": (person(gezin_rol="tante"), "gezin_rol", "not_a_choice"),
    "an unknown language": (person(talen="nl,xx"), "talen", "not_a_language"),
    "an unknown country": (person(land="XX"), "land", "not_a_country"),
    "neither yes nor no": (person(nieuwe_gentenaar="j"), "nieuwe_gentenaar", "not_a_choice"),
    "no day": (person(vrijwilliger_sinds="2022"), "vrijwilliger_sinds", "not_a_day"),
    "the same as itself": (person(zelfde_als="P1"), "zelfde_als", "same_as_itself"),
    "the same as nobody": (person(zelfde_als="P7"), "zelfde_als", "number_unknown"),
    "no number": (person(""), "persoon_nr", "cell_empty"),
    "a long cell": (person(student_van="a" * 2001), "student_van", "cell_long"),
    "a NUL": (person(voornaam="a\0b"), "voornaam", "cell_control"),
    "two faults": (person(land="XX", achternaam=""), "land", "not_a_country"),
}


@in_world
def test_every_wrong_row_is_named(engine, import_):
    found = {told: places(import_([row]))[0] for told, (row, _, _) in WRONG.items()}
    assert found == {told: ("personen.csv", 2, column, code) for told, (_, column, code) in WRONG.items()}
    assert db.session.scalars(select(Person)).all() == []


@in_world
def test_bytes_that_are_not_utf8_are_named(engine, tmp_path):
    text = folder_of(tmp_path, personen=[person(), person("P2", voornaam="René")])
    raw = (text / "personen.csv").read_bytes().replace("é".encode(), b"\xe9")
    report = taken_over(folder_of(tmp_path, personen=raw))
    assert places(report) == [("personen.csv", 3, "voornaam", "not_utf8")]
    assert report.problems[0].value == "Ren\ufffd"


@in_world
def test_words_may_be_written_in_capitals_with_spaces_around(engine, import_):
    row = person(geslacht=" V ", nieuwe_gentenaar="JA", talen="UK, ru ", land="ua", gezin_rol="Hoofd")
    assert not import_([row]).problems
    stored = one("P1")
    assert (stored.sex, stored.new_resident, stored.languages, stored.country) == ("f", "yes", ["uk", "ru"], "UA")


@in_world
def test_a_person_is_found_by_name_and_told_in_the_audit(engine, import_):
    import_([person(voornaam="Zoë", telefoon="0470/11.22.33", geboortedatum="1984")])
    stored = one("P1")
    parts = db.session.scalars(select(NamePart.part).where(NamePart.person_id == stored.id)).all()
    assert sorted(part for part in parts if not part.startswith("~")) == ["maes", "zoe"]
    assert (stored.phone, stored.phone_key) == ("0470/11.22.33", "+32470112233")
    assert (stored.born_on, stored.birth_precision) == (date(1984, 7, 1), "year")
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.details["register"].as_string() == "personen"))
    assert sorted(tags) == ["people:household:import", "people:person:import"]


@in_world
def test_a_household_takes_name_language_and_phone_of_its_holder(engine, import_):
    rows = [
        person("P1", gezin_rol="kind", achternaam="Dorn"),
        person("P2", gezin_rol="hoofd", achternaam="Weiss", talen="ro,fr,nl", telefoon="09 1"),
        person("P3", gezin_rol="", achternaam="", voornaam="Oma"),
        person("P4", gezin_nr="G2", gezin_rol="ouder", achternaam="", voornaam="Opa"),
    ]
    import_(rows)
    homes = {home.register_no: home for home in db.session.scalars(select(Household))}
    assert (homes["G1"].name, homes["G1"].language, homes["G1"].phone) == ("Weiss", "fr", "09 1")
    assert homes["G2"].name == "Opa"
    members = [(member.person.register_no, member.relation, member.position) for member in homes["G1"].members]
    assert members == [("P2", "holder", 0), ("P1", "child", 1), ("P3", None, 2)]


@in_world
def test_a_corrected_birth_after_an_arrival_is_named(engine, import_):
    import_([person("P1")], [stay("V1")])
    report = import_([person("P1", geboortedatum="02/03/2022")])
    assert places(report) == [("personen.csv", 2, "geboortedatum", "birth_after_arrival")]


@in_world
def test_who_goes_to_another_household_leaves_the_first(engine, import_):
    import_([person("P1"), person("P2", gezin_rol="kind")])
    import_([person("P2", gezin_nr="G2", gezin_rol="ander")])
    found = db.session.execute(
        select(Household.register_no, HouseholdMember.relation, HouseholdMember.to_on.is_(None))
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .where(HouseholdMember.person_id == one("P2").id)
        .order_by(Household.register_no)
    ).all()
    assert found == [("G1", "child", False), ("G2", "other", True)]
    assert import_([person("P2", gezin_nr="G2", gezin_rol="ander")]).changed == {"personen": 0}


@in_world
def test_a_stored_person_is_written_back_as_her_row(engine, import_):
    row = person(
        voornaam="Zoë",
        naam_eigen_schrift="Зоя",
        vadersnaam="Петрівна",
        geboortedatum="02/03/1984",
        geslacht="v",
        talen="uk,ru",
        land="UA",
        telefoon="09 1",
        nieuwe_gentenaar="nee",
        vrijwilliger_sinds="01/02/2021",
        student_van="HOGENT",
        zelfde_als="P1",
    )
    import_([person("P1"), {**row, "persoon_nr": "P2"}])
    assert PERSONS.cells_of(PERSONS.stored(["P2"])["P2"].values) == {**row, "persoon_nr": "P2"}


@in_world
@pytest.mark.parametrize("written", ["03/1984", "3/1984", "03-1984"])
def test_a_month_of_birth_is_read_and_written_back(engine, import_, written):
    import_([person("P1", geboortedatum=written)])
    assert one("P1").birth == Birth(date(1984, 3, 15), "month")
    assert PERSONS.cells_of(PERSONS.stored(["P1"])["P1"].values)["geboortedatum"] == "03/1984"
    assert places(import_([person("P1", geboortedatum="13/1984")])) == [
        ("personen.csv", 2, "geboortedatum", "birth_unreal")
    ]
    assert places(import_([person("P1", geboortedatum="12/2026")])) == [
        ("personen.csv", 2, "geboortedatum", "birth_in_future")
    ]

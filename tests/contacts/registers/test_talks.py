"""The register of contacts: all talks but those of the desk with a person."""

import pytest
from sqlalchemy import select

from amal_field.contacts.models import Contact
from amal_field.db import db
from tests.contacts.registers.test_guidances import guidance
from tests.registers.folders import imported, person, places

pytestmark = pytest.mark.usefixtures("world")
PERSONS = [person("P1"), person("P2", gezin_nr="", gezin_rol="", zelfde_als="P1")]
ORGANISATIONS = [{"organisatie_nr": "O1", "naam": "De Poort", "soort": "welzijn"}]


def row(number: str = "C1", **cells: str) -> dict[str, str]:
    """A row of `contacten`: somebody of age spoke with the site about work, a quarter of an hour."""
    told = {"datum": "05/03/2022", "minuten": "15", "dienst": "terrein", "onderwerp": "werk", "leeftijd": "volwassen"}
    return {"contact_nr": number, **told, **cells}


@pytest.fixture
def import_(tmp_path):
    def do(*rows, guidances=()):
        registers = {"contacten": list(rows), "begeleidingen": list(guidances)}
        return imported(tmp_path, personen=PERSONS, organisaties=ORGANISATIONS, **registers)

    return do


def test_a_talk_is_with_a_person_an_organisation_or_somebody_of_an_age(engine, import_):
    nobody = {"leeftijd": ""}
    rows = (row(), row("C2", persoon_nr="P2", **nobody), row("C3", organisatie_nr="O1", dienst="onthaal", **nobody))
    report = import_(*rows, guidances=[guidance()])
    assert (places(report), report.made["contacten"], report.made["begeleidingen"]) == ([], 3, 1)
    talks = {one.register_no: one for one in db.session.scalars(select(Contact))}
    assert (talks["C1"].age_group, talks["C1"].service.code, talks["C1"].topic.code) == ("adult", "site", "work")
    assert talks["C2"].person.register_no == "P1"
    assert talks["C3"].organisation.name == "De Poort"
    assert import_(*rows, guidances=[guidance()]).counts["contacten"].same == 3
    wrong = (
        row(persoon_nr="P1"),
        row("C2", **nobody),
        row("C3", persoon_nr="P1", dienst="onthaal", **nobody),
        row("C4", minuten="0"),
        row("C5", datum="01/01/2030"),
        row("B1"),
    )
    assert [one[2:] for one in places(import_(*wrong, guidances=[guidance("C6")]))] == [
        ("leeftijd", "contact_of_one"),
        ("persoon_nr", "contact_of_one"),
        ("dienst", "contact_is_guidance"),
        ("minuten", "contact_minutes"),
        ("datum", "contact_to_come"),
        ("contact_nr", "number_of_guidance"),
    ]
    assert [one[2:] for one in places(import_(guidances=[guidance("C1")]))] == [("begeleiding_nr", "number_of_talk")]

"""The register of guidances comes in as talks of the desk."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.contacts import operations
from amal_field.contacts.models import Contact
from amal_field.db import db
from tests.figures.readings import value
from tests.registers.folders import imported, person, places

pytestmark = pytest.mark.usefixtures("world")
PERSONS = [person("P1"), person("P2", gezin_rol="kind"), person("P3", gezin_nr="", gezin_rol="", zelfde_als="P1")]


def guidance(number: str = "B1", **cells: str) -> dict[str, str]:
    """A row of `begeleidingen`: P1 about housing, half an hour."""
    cells = {"persoon_nr": "P1", "datum": "05/03/2022", "minuten": "30", "onderwerp": "wonen", **cells}
    return {"begeleiding_nr": number, **cells}


@pytest.fixture
def import_(tmp_path):
    """`import_(rows)`: the report; the persons are always there."""

    def do(*rows, persons=PERSONS):
        return imported(tmp_path, personen=persons, begeleidingen=list(rows))

    return do


def talk(number: str = "B1") -> Contact:
    return db.session.scalars(select(Contact).where(Contact.register_no == number)).one()


def test_a_row_becomes_a_talk_of_the_desk(engine, import_):
    report = import_(guidance(), guidance("B2", persoon_nr="P3", onderwerp="vrije_tijd", minuten="480"))
    assert (places(report), report.made["begeleidingen"]) == ([], 2)
    one = talk()
    assert (one.service.code, one.topic.code, one.minutes, one.spoken_on) == ("desk", "housing", 30, date(2022, 3, 5))
    assert one.person.register_no == "P1"
    other = talk("B2")
    assert other.person_id == one.person_id
    assert other.recorded_person_id != other.person_id
    assert value("desk.guided", 2022) == 1


def test_the_same_twice_changes_nothing_and_a_correction_is_taken(engine, import_):
    import_(guidance())
    assert import_(guidance()).made["begeleidingen"] == 0
    report = import_(guidance(persoon_nr="P2", minuten="45", onderwerp="werk"))
    assert report.changed["begeleidingen"] == 1
    one = talk()
    assert (one.minutes, one.topic.code, one.person.register_no) == (45, "work", "P2")


def test_what_was_undone_on_screen_stays_undone(engine, import_, stamp_of):
    import_(guidance())
    operations.cancel_contact(talk(), stamp=stamp_of("halyna"))
    assert places(import_(guidance(minuten="45"))) == []
    assert (talk().stands, talk().minutes) == (False, 30)
    assert value("desk.guided", 2022) == 0


def test_a_row_of_persons_that_turns_out_to_be_another_takes_its_talks_along(engine, import_):
    import_(guidance(persoon_nr="P2"))
    import_(guidance(persoon_nr="P2"), persons=[PERSONS[0], {**PERSONS[1], "zelfde_als": "P1"}, PERSONS[2]])
    one = talk()
    assert (one.person.register_no, one.recorded_person_id != one.person_id) == ("P1", True)


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"minuten": "0"}, "minuten", "contact_minutes"),
        ({"minuten": "9999"}, "minuten", "contact_minutes"),
        ({"minuten": "2 uur"}, "minuten", "not_whole"),
        ({"minuten": ""}, "minuten", "cell_empty"),
        ({"datum": "31/12/2199"}, "datum", "contact_to_come"),
        ({"onderwerp": "geheim"}, "onderwerp", "not_a_choice"),
        ({"persoon_nr": "P9"}, "persoon_nr", "number_unknown"),
        ({"persoon_nr": ""}, "persoon_nr", "cell_empty"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_stored(engine, import_, cells, column, code):
    ((file, line, where, told),) = places(import_(guidance("B0"), guidance(**cells)))
    assert (file, line, where) == ("begeleidingen.csv", 3, column)
    assert told == code
    assert db.session.scalars(select(Contact)).all() == []

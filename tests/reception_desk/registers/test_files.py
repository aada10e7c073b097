"""The register of desk files comes in, with what it tells of status and sharing, and goes with its person."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.reception_desk.models import DeskFile, ProtectionStatus, SharingAnswer
from amal_field.stamp import stamped
from tests.figures.readings import value
from tests.registers.folders import imported, person, places

pytestmark = pytest.mark.usefixtures("world")
PERSONS = [
    person("P1", geboortedatum="04/05/1990"),
    person("P2", gezin_rol="kind", geboortedatum="2012"),
    person("P3", gezin_nr="", gezin_rol="", zelfde_als="P1"),
]


def file(number: str = "F1", **cells: str) -> dict[str, str]:
    """A row of `onthaal`: P1, who came in April 2022 with a certificate."""
    cells = {"persoon_nr": "P1", "aankomst_gent": "05/04/2022", "statuut": "attest", **cells}
    return {"dossier_nr": number, **cells}


@pytest.fixture
def import_(tmp_path):
    """`import_(rows)`: the report; the persons are always there."""

    def do(*rows, persons=PERSONS):
        return imported(tmp_path, personen=persons, onthaal=list(rows))

    return do


def stored(number: str = "F1") -> DeskFile:
    return db.session.scalars(select(DeskFile).where(DeskFile.register_no == number)).one()


def standing(model, of: DeskFile) -> list:
    return db.session.scalars(
        select(model).where(model.recorded_person_id == of.recorded_person_id, model.stands)
    ).all()


def test_a_row_becomes_a_file_with_a_status_and_an_answer(engine, import_):
    report = import_(file(opvang="gastgezin", toestemming_delen_ocmw="ja"), file("F2", persoon_nr="P2", statuut=""))
    assert (places(report), report.made["onthaal"]) == ([], 2)
    one, other = stored(), stored("F2")
    assert (one.person.register_no, one.arrived_on, one.address_kind) == ("P1", date(2022, 4, 5), "host_family")
    assert [(row.status, row.since) for row in standing(ProtectionStatus, one)] == [("certificate", None)]
    assert [row.may_share for row in standing(SharingAnswer, one)] == [True]
    assert (other.companion, standing(ProtectionStatus, other), standing(SharingAnswer, other)) == (None, [], [])


def test_the_same_twice_changes_nothing_and_a_correction_takes_the_place_of_what_was_told(engine, import_):
    import_(file(toestemming_delen_ocmw="ja"))
    assert not any(import_(file(toestemming_delen_ocmw="ja")).changed.values())
    report = import_(file(statuut="a_kaart", toestemming_delen_ocmw="", begeleid_door="ouder"))
    assert report.changed["onthaal"] == 1
    one = stored()
    assert [row.status for row in standing(ProtectionStatus, one)] == ["a_card"]
    assert (standing(SharingAnswer, one), one.companion) == ([], "parent")


def test_what_was_noted_on_screen_since_stays_and_is_told(engine, import_, stamp_of):
    import_(file())
    one = stored()
    whose = {"person_id": one.person_id, "recorded_person_id": one.recorded_person_id}
    stamp = stamp_of("halyna")
    db.session.add(ProtectionStatus(**whose, status="annex_15", since=date(2022, 5, 1), **stamped(stamp)))
    db.session.add(SharingAnswer(**whose, may_share=False, answered_on=date(2022, 5, 1), **stamped(stamp)))
    db.session.flush()
    report = import_(file(statuut="a_kaart", toestemming_delen_ocmw="ja"))
    assert places(report) == []
    assert {row.status for row in standing(ProtectionStatus, one)} == {"certificate", "annex_15"}
    assert [row.may_share for row in standing(SharingAnswer, one)] == [False]


def test_what_was_undone_on_screen_stays_undone(engine, import_, stamp_of):
    import_(file())
    stored().cancel(stamp_of("halyna"))
    db.session.flush()
    assert places(import_(file(opvang="eigen"))) == []
    assert (stored().stands, stored().address_kind) == (False, None)
    assert value("desk.persons", 2022) == 0


def test_files_change_places(engine, import_):
    import_(file(), file("F2", persoon_nr="P2", statuut="geen"))
    assert places(import_(file(persoon_nr="P2", statuut="geen"), file("F2"))) == []
    for number, whose, status in (("F1", "P2", "none"), ("F2", "P1", "certificate")):
        one = stored(number)
        assert (one.person.register_no, one.stands) == (whose, True)
        assert [row.status for row in standing(ProtectionStatus, one)] == [status]


def test_of_two_files_of_one_human_being_the_earliest_arrival_counts(engine, import_):
    import_(file(aankomst_gent="05/01/2023"), file("F3", persoon_nr="P3", aankomst_gent="31/12/2022"))
    assert stored("F3").person_id == stored().person_id
    assert [value("desk.persons", year) for year in (2022, 2023)] == [1, 0]


def test_who_was_under_18_on_arrival_is_a_minor_and_an_unknown_birth_is_none(engine, import_):
    births = {"P4": "05/04/2004", "P5": "06/04/2004", "P6": "2004", "P7": ""}
    people = [person(number, gezin_nr="", gezin_rol="", geboortedatum=born) for number, born in births.items()]
    import_(*(file(f"F{number}", persoon_nr=number) for number in births), persons=PERSONS + people)
    assert (value("desk.persons", 2022), value("desk.minors", 2022)) == (4, 2)


def test_a_row_of_persons_that_turns_out_to_be_another_takes_its_file_along(engine, import_):
    import_(file(persoon_nr="P2"))
    import_(file(persoon_nr="P2"), persons=[PERSONS[0], {**PERSONS[1], "zelfde_als": "P1"}, PERSONS[2]])
    one = stored()
    assert (one.person.register_no, one.recorded_person_id != one.person_id) == ("P1", True)
    assert standing(ProtectionStatus, one)[0].person_id == one.person_id


def test_a_birth_that_comes_after_an_arrival_is_wrong_where_it_is_told(engine, import_):
    import_(file())
    later = [{**PERSONS[0], "geboortedatum": "06/04/2022"}, *PERSONS[1:]]
    assert [place[2:] for place in places(import_(persons=later))] == [("geboortedatum", "arrival_before_birth")]
    assert [place[2:] for place in places(import_(file(), persons=later))] == [
        ("geboortedatum", "arrival_before_birth")
    ]
    assert [place[2:] for place in places(import_(file(opvang="eigen"), persons=later))] == [
        ("aankomst_gent", "arrival_before_birth")
    ]
    assert places(import_(file(aankomst_gent="06/04/2022"), persons=later)) == []


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"aankomst_gent": "31/12/2199"}, "aankomst_gent", "arrival_to_come"),
        ({"persoon_nr": "P2", "aankomst_gent": "31/12/2011"}, "aankomst_gent", "arrival_before_birth"),
        ({"persoon_nr": "P3"}, "persoon_nr", "desk_file_twice"),
        ({"statuut": "geheim"}, "statuut", "not_a_choice"),
        ({"opvang": "hotel"}, "opvang", "not_a_choice"),
        ({"begeleid_door": "tante"}, "begeleid_door", "not_a_choice"),
        ({"toestemming_delen_ocmw": "misschien"}, "toestemming_delen_ocmw", "not_a_choice"),
        ({"persoon_nr": "P9"}, "persoon_nr", "number_unknown"),
        ({"persoon_nr": ""}, "persoon_nr", "cell_empty"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_stored(engine, import_, cells, column, code):
    wrong = file(**{"persoon_nr": "P2", **cells})
    ((name, line, where, told),) = places(import_(file("F0", persoon_nr="P3"), wrong))
    assert (name, line, where, told) == ("onthaal.csv", 3, column, code)
    assert db.session.scalars(select(DeskFile)).all() == []


def test_a_second_file_of_somebody_whose_file_stands_in_the_database_is_wrong(engine, import_):
    import_(file())
    assert [place[2:] for place in places(import_(file("F9")))] == [("persoon_nr", "desk_file_twice")]

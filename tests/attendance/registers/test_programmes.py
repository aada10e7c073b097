"""The registers of programmes and of series: a folder brings a programme, its series and its sessions at once."""

import pytest
from sqlalchemy import select

from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.db import db
from amal_field.organisations.models import Organisation
from tests.attendance.world import a_series
from tests.planning.world import a_programme
from tests.registers.folders import attendance, folder_of, imported, person, places, session, taken_over

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def made(word: str = "postmobiel", **cells: str) -> dict[str, str]:
    """A row of `programmas`."""
    names = {"naam_nl": "Postmobiel", "naam_fr": "Postmobile", "naam_en": "Mobile desk"}
    told = {"soorten": "sessie,feest", "met_naam": "nee", "organisatie": "ja"}
    return {"programma": word, **names, **told, **cells}


def series(number: str = "L1", **cells: str) -> dict[str, str]:
    """A row of `reeksen`."""
    told = {"programma": "postmobiel", "naam": "Lente", "taal": "Pasjtoe", "ingeschreven": "12", "voltooid": "11"}
    return {"reeks_nr": number, **told, **cells}


def held(number: str = "S1", **cells: str) -> dict[str, str]:
    return session(number, programma="postmobiel", soort="feest", reeks="Lente", **cells)


@pytest.fixture
def import_(tmp_path):
    def do(**registers):
        return imported(tmp_path, **registers)

    return do


def test_a_folder_brings_a_programme_with_all_that_is_of_it(engine, import_):
    organisation = {"organisatie_nr": "O1", "naam": "CAW", "soort": "welzijn", "talen": ""}
    folder = {
        "personen": [person("P1")],
        "organisaties": [organisation],
        "programmas": [made()],
        "reeksen": [series()],
        "sessies": [held()],
        "aanwezigheden": [attendance(organisatie_nr="O1")],
    }
    report = import_(**folder)
    assert (places(report), report.made["programmas"], report.made["reeksen"]) == ([], 1, 1)
    programme = db.session.scalars(select(Programme).where(Programme.code == "postmobiel")).one()
    one = db.session.scalars(select(Series)).one()
    row = db.session.scalars(select(GroupSession)).one()
    assert (programme.name_fr, programme.session_kinds, programme.asks_organisation) == (
        "Postmobile",
        ["sessie", "feest"],
        True,
    )
    assert (one.programme_id, one.language, one.enrolled, one.completed) == (programme.id, "Pasjtoe", 12, 11)
    assert (row.series_id, row.kind) == (one.id, "feest")
    there = db.session.scalars(select(Attendance)).one()
    assert db.session.get_one(Organisation, there.organisation_id).name == "CAW"
    again = import_(**folder)
    assert not any((*again.made.values(), *again.changed.values()))


def test_a_roll_without_the_column_leaves_for_whom_somebody_came(engine, import_, tmp_path):
    organisation = {"organisatie_nr": "O1", "naam": "CAW", "soort": "welzijn", "talen": ""}
    both = {"personen": [person("P1")], "sessies": [session()]}
    import_(**both, organisaties=[organisation], aanwezigheden=[attendance(organisatie_nr="O1")])
    folder = folder_of(tmp_path, **both)
    (folder / "aanwezigheden.csv").write_text("aanwezigheid_nr;sessie_nr;persoon_nr;rol\nA1;S1;P1;begeleider\n")
    report = taken_over(folder)
    db.session.expire_all()
    there = db.session.scalars(select(Attendance)).one()
    assert (places(report), there.role) == ([], "helper")
    assert there.organisation_id is not None


def test_a_series_that_is_there_gets_its_number(engine, import_, stamp_of):
    there = a_series(stamp_of("bruno"), "komaf", "Lente")
    own = series(programma="komaf", taal="")
    assert import_(reeksen=[own]).changed["reeksen"] == 1
    assert (there.register_no, there.enrolled) == ("L1", 12)
    assert import_(reeksen=[own]).counts["reeksen"].same == 1


def test_what_is_odd_is_told_where_it_stands(engine, import_, stamp_of):
    a_programme(stamp_of("bruno"), "mo_cursus")
    report = import_(
        programmas=[made("klasunit"), made("A B"), made("goed", soorten="een feest"), made("beter", naam_nl="")],
        reeksen=[
            series(programma="judo"),
            series("L2", programma="mo_cursus", voltooid="13"),
            series("L3", programma="mo_cursus", naam="Zomer"),
            series("L4", programma="mo_cursus", naam="Zomer"),
        ],
        sessies=[session(programma="mo_cursus")],
    )
    assert places(report) == [
        ("programmas.csv", 2, "programma", "programme_word_taken"),
        ("programmas.csv", 3, "programma", "programme_word_odd"),
        ("programmas.csv", 4, "soorten", "session_kind_odd"),
        ("programmas.csv", 5, "naam_nl", "cell_empty"),
        ("reeksen.csv", 2, "programma", "number_unknown"),
        ("reeksen.csv", 3, "voltooid", "more_completed"),
        ("reeksen.csv", 5, "naam", "series_twice"),
        ("sessies.csv", 2, "soort", "kind_foreign"),
    ]

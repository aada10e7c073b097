"""What the register of vaccinations refuses, each at its cell."""

import pytest

from amal_field.attendance.models import Attendance
from amal_field.db import db
from tests.registers.folders import attendance, person, places, session, vaccination
from tests.vaccination.conftest import PERSONS, SESSIONS

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine", "world")

NOTHING = {"uitkomst": "niet_gegeven"}
WRONG = {
    "a session of another programme": ({"sessie_nr": "S4"}, "sessie_nr", "session_of_another_programme"),
    "a session that was called off": ({"sessie_nr": "S3"}, "sessie_nr", "action_called_off"),
    "a session to come": ({"sessie_nr": "S5"}, "sessie_nr", "action_to_come"),
    "no such session": ({"sessie_nr": "S9"}, "sessie_nr", "number_unknown"),
    "no vaccine": ({"vaccin": ""}, "vaccin", "vaccine_missing"),
    "a reason beside a dose": ({"reden": "afwezig"}, "reden", "reason_with_dose"),
    "a minor without consent": ({"toestemming_door": ""}, "toestemming_door", "minor_without_consent"),
    "no reason": (NOTHING | {"reden": ""}, "reden", "reason_missing"),
    "a reason that there is not": (NOTHING | {"reden": "koorts"}, "reden", "not_a_choice"),
    "a lot of nothing": (NOTHING | {"lot": "F9321"}, "lot", "only_with_a_dose"),
    "a dose of nothing": (NOTHING | {"dosis": "2"}, "dosis", "only_with_a_dose"),
    "a dose of none": ({"dosis": "0"}, "dosis", "dose_of_none"),
    "a tenth dose": ({"dosis": "10"}, "dosis", "too_large"),
    "a lot of other signs": ({"lot": "?"}, "lot", "lot_unreadable"),
    "a month that there is not": ({"volgende_dosis": "13/2022"}, "volgende_dosis", "not_a_month"),
    "a day for a month": ({"volgende_dosis": "13/10/2022"}, "volgende_dosis", "not_a_month"),
    "a next dose before the session": ({"volgende_dosis": "01/2022"}, "volgende_dosis", "next_before_session"),
    "consent of a neighbour": ({"toestemming_door": "buur"}, "toestemming_door", "not_a_choice"),
}


def test_each_wrong_row_is_named_at_its_cell_and_nothing_is_stored(import_):
    rows = [vaccination(f"I{number}", **cells) for number, (cells, _, _) in enumerate(WRONG.values())]
    report = import_([*rows, vaccination("I99", persoon_nr="P2", vaccin="Boostrix")])
    found = {(line, column): code for _file, line, column, code in places(report) if code != "vaccinated_twice"}
    wanted = {(line, column): code for line, (_, column, code) in enumerate(WRONG.values(), 2)}
    assert found == wanted
    assert report.made == {"personen": 0, "sessies": 0, "vaccinaties": 0}


@pytest.mark.parametrize(("number", "brand"), [("P1", "hexyon "), ("P4", "Hexyon")])
def test_one_human_gets_one_vaccine_once_at_a_session(import_, number, brand):
    report = import_([vaccination(), vaccination("I2", persoon_nr=number, vaccin=brand)])
    assert places(report) == [("vaccinaties.csv", 3, "persoon_nr", "vaccinated_twice")]
    both = [vaccination(), vaccination("I2", persoon_nr=number, vaccin="Tetravac"), vaccination("I3", sessie_nr="S2")]
    assert import_(both).problems == []
    later = import_([vaccination("I4", persoon_nr=number)])
    assert places(later) == [("vaccinaties.csv", 2, "persoon_nr", "vaccinated_twice")]


def test_nothing_is_given_before_birth(import_):
    born = [
        person("P6", voornaam="Lina", geboortedatum="15/02/2022"),
        person("P7", voornaam="Mila", geboortedatum="2022"),
    ]
    rows = [vaccination("I6", persoon_nr="P6"), vaccination("I7", persoon_nr="P7")]
    report = import_(rows, personen=[*PERSONS, *born])
    assert places(report) == [("vaccinaties.csv", 2, "persoon_nr", "born_later")]


def test_a_session_with_doses_is_not_called_off_nor_moved_ahead(import_):
    assert import_([vaccination(), vaccination("I2", persoon_nr="P2", toestemming_door="")]).problems == []

    def again(rows=None, **cells):
        return places(import_(rows, sessies=[SESSIONS[0] | cells, *SESSIONS[1:]]))

    assert again(status="geannuleerd") == [("sessies.csv", 2, "status", "action_given")]
    told = again([vaccination()], status="geannuleerd")
    assert ("vaccinaties.csv", 2, "sessie_nr", "action_called_off") in told
    assert again(datum="30/12/2026") == [("sessies.csv", 2, "datum", "action_to_come")]
    assert again(datum="14/02/2008") == [("sessies.csv", 2, "datum", "minor_without_consent")]
    assert again(datum="15/02/2022") == []


def test_nobody_goes_from_a_roll_to_a_list_or_back_under_one_number(import_):
    both = [attendance("A1"), attendance("A2", sessie_nr="S4"), attendance("A3", persoon_nr="P2", rol="begeleider")]
    assert import_(aanwezigheden=both).problems == []
    crossed = [attendance("A1", sessie_nr="S4"), attendance("A2"), attendance("A3", persoon_nr="P2")]
    assert places(import_(aanwezigheden=crossed)) == [
        ("aanwezigheden.csv", 2, "sessie_nr", "row_changes_hands"),
        ("aanwezigheden.csv", 3, "sessie_nr", "row_changes_hands"),
        ("aanwezigheden.csv", 4, "rol", "row_changes_hands"),
    ]
    for number, other in ((0, "klasunit"), (3, "vaccinatie")):
        kind = {"programma": other, "soort": "les" if other == "klasunit" else "basis"}
        rows = [row | kind if place == number else row for place, row in enumerate(SESSIONS)]
        assert places(import_(sessies=rows)) == [("sessies.csv", number + 2, "programma", "list_changes_hands")]
    assert [row.role for row in db.session.query(Attendance)].count("participant") == 1


def test_a_list_without_names_may_change_hands(import_):
    import_()
    rows = [session("S1"), session("S4", programma="vaccinatie", soort="basis")]
    assert import_(sessies=rows).problems == []
    assert import_(aanwezigheden=[attendance("A1"), attendance("A2", sessie_nr="S4")]).problems == []


def test_nobody_is_in_one_list_twice(import_):
    report = import_(aanwezigheden=[attendance("A1"), attendance("A2", persoon_nr="P4")])
    assert places(report) == [("aanwezigheden.csv", 3, "persoon_nr", "in_roll_twice")]
    assert import_(aanwezigheden=[attendance("A1")]).problems == []
    report = import_(aanwezigheden=[attendance("A2", persoon_nr="P4")])
    assert places(report) == [("aanwezigheden.csv", 2, "persoon_nr", "on_list_already")]

"""A folder of registers that tells of vaccination: the persons and the sessions are always there."""

import pytest

from tests.registers.folders import imported, person, session

PERSONS = [
    person("P1", voornaam="Sammy", geboortedatum="2016", gezin_rol="kind"),
    person("P2", voornaam="Nele", geboortedatum="01/04/1990"),
    person("P3", voornaam="Ion", gezin_nr="", gezin_rol=""),
    person("P4", voornaam="Sami", gezin_nr="", gezin_rol="", zelfde_als="P1"),
    person("P5", voornaam="Davy", geboortedatum="2014", gezin_rol="kind"),
]
SESSIONS = [
    session("S1", programma="vaccinatie", soort="basis", datum="14/02/2022"),
    session("S2", programma="vaccinatie", soort="covid", datum="10/03/2022"),
    session("S3", programma="vaccinatie", soort="basis", datum="28/03/2022", status="geannuleerd"),
    session("S4"),
    session("S5", programma="vaccinatie", soort="basis", datum="30/12/2026"),
]


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of vaccinations], aanwezigheden=[…])`: the report, in one open transaction."""

    def do(rows=None, **registers):
        given = {"personen": PERSONS, "sessies": SESSIONS} | registers
        if rows is not None:
            given["vaccinaties"] = rows
        return imported(tmp_path, **given)

    return do

"""What the tests of attendance share."""

import pytest

from amal_field.db import db
from tests.registers.folders import folder_of, person, taken_over

PERSONS = [
    person("P1", geboortedatum="2014"),
    person("P2", gezin_rol="kind"),
    person("P3", gezin_nr="G2", vrijwilliger_sinds="01/02/2022"),
    person("P4", gezin_nr="", gezin_rol="", zelfde_als="P1"),
]


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of sessions], [rows of attendances])`: the report, in one open transaction; the persons are always
    there."""

    def do(sessions=(), attendances=None, persons=PERSONS):
        registers = {"personen": persons, "sessies": list(sessions)}
        if attendances is not None:
            registers["aanwezigheden"] = attendances
        report = taken_over(folder_of(tmp_path, **registers))
        db.session.expire_all()
        return report

    return do

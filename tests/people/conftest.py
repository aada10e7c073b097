"""What the tests of people share: a register taken over in one open transaction."""

import pytest

from amal_field.db import db
from tests.registers.folders import folder_of, taken_over


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of persons], [rows of stays])`: the report, in one open transaction."""

    def do(persons, stays=None):
        registers = {"personen": persons} | ({"verblijven": stays} if stays is not None else {})
        report = taken_over(folder_of(tmp_path, **registers))
        db.session.expire_all()
        return report

    return do

"""What the tests of people share: a register taken over in one open transaction."""

import pytest

from tests.registers.folders import imported


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of persons], [rows of stays])`: the report, in one open transaction."""

    def do(persons, stays=None):
        registers = {"personen": persons} | ({"verblijven": stays} if stays is not None else {})
        return imported(tmp_path, **registers)

    return do

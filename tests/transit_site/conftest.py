"""What the tests of the site share."""

import pytest

from tests.registers.folders import imported
from tests.transit_site.imported import PERSONS


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of stays])`: the report, in one open transaction; the persons are always there."""

    def do(*stays, persons=PERSONS):
        return imported(tmp_path, personen=persons, verblijven=list(stays))

    return do

"""What the tests of the site share."""

import pytest

from amal_field.db import db
from tests.registers.folders import folder_of, taken_over
from tests.transit_site.imported import PERSONS


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of stays])`: the report, in one open transaction; the persons are always there."""

    def do(*stays, persons=PERSONS):
        report = taken_over(folder_of(tmp_path, personen=persons, verblijven=list(stays)))
        db.session.expire_all()
        return report

    return do

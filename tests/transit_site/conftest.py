"""What the tests of the site share."""

import pytest
from sqlalchemy import func, select

from amal_field.db import begin_write, db
from tests.registers.folders import folder_of, taken_over
from tests.transit_site.imported import PERSONS


@pytest.fixture
def given(app, stamp_of):
    """`given(lambda stamp: …)`: does something to the database before the page is asked, and gives back a key."""

    def do(deed):
        with app.test_request_context():
            begin_write()
            row = deed(stamp_of)
            key = row.id
            db.session.commit()
            db.session.remove()
            return key

    return do


@pytest.fixture
def count(app):
    """`count(Stay)`: how many rows there are."""

    def ask(model):
        with app.app_context():
            number = db.session.scalar(select(func.count()).select_from(model))
            db.session.remove()
            return number

    return ask


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of stays])`: the report, in one open transaction; the persons are always there."""

    def do(*stays, persons=PERSONS):
        report = taken_over(folder_of(tmp_path, personen=persons, verblijven=list(stays)))
        db.session.expire_all()
        return report

    return do

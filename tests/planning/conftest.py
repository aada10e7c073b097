"""What the tests of planning share."""

import pytest

from amal_field.db import begin_write, db


@pytest.fixture
def given(app, stamp_of):
    """`given(lambda stamp: …)`: does something to the database before the page is asked; what it returns."""

    def do(deed):
        with app.test_request_context():
            begin_write()
            key = deed(stamp_of)
            db.session.commit()
            db.session.remove()
            return key

    return do

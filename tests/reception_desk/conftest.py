"""What every test of the reception desk may ask for."""

import pytest

from amal_field.db import begin_write, db


@pytest.fixture
def acted(app, stamp_of):
    """`acted(do)`: what `do(stamp_of)` gives, once all that it did is kept."""

    def act(do):
        with app.test_request_context():
            begin_write()
            result = do(stamp_of)
            db.session.commit()
            db.session.remove()
        return result

    return act


@pytest.fixture
def rows(app):
    """`rows(select(…))`: what the database answers."""

    def read(wanted):
        with app.app_context():
            found = [tuple(row) for row in db.session.execute(wanted)]
            db.session.remove()
            return found

    return read

"""Whoever was there before people had a sort key has one."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from flask_migrate import upgrade

from amal_field.accounts.models import IMPORT_ID
from amal_field.collation import sort_key
from amal_field.db import db, new_key
from tests.databases import make_app

BEFORE = "stand_until_a_day"
NAMES = (("Émile", "Aerts"), (None, "Łuc"), ("Zoë", None))


@pytest.fixture
def before(engine, databases):
    """A database of the time before, with people in it."""
    url, remove = databases.make(empty=True)
    with make_app(url).app_context():
        upgrade(revision=BEFORE)
        with db.engine.begin() as connection:
            tables = sa.MetaData()
            tables.reflect(connection, only=["persons"])
            persons = tables.tables["persons"]
            for name in ("id", "recorded_by_id"):
                persons.c[name].type = sa.Uuid()
            recorded = {"recorded_at": datetime(2026, 11, 20, tzinfo=UTC), "recorded_by_id": IMPORT_ID}
            for given, family in NAMES:
                row = {"id": new_key(), "given_name": given, "family_name": family, "languages": [], **recorded}
                connection.execute(persons.insert().values(row))
        yield
        db.session.remove()
        db.engine.dispose()
    remove()


def test_everybody_gets_a_key(before):
    upgrade(revision="sort_people")
    with db.engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT given_name, family_name, sort_key FROM persons")).all()
    assert {tuple(names): key for *names, key in rows} == {
        names: sort_key(" ".join(filter(None, names))) for names in NAMES
    }

"""The language of a series goes from its plan to the series, and back."""

import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from amal_field.db import db
from tests.guards.old_database import database_at, put

BEFORE = "by_hand"


def languages(table: str) -> dict[str | None, int]:
    with db.engine.connect() as connection:
        rows = connection.execute(sa.text(f"SELECT language, count(*) FROM {table} GROUP BY language"))
        return dict(rows.all())


def test_what_was_said_of_a_plan_is_said_of_its_series(engine, databases):
    with database_at(databases, BEFORE):
        programmes = db.metadata.tables["programmes"].c
        with db.engine.connect() as connection:
            programme_id = connection.scalar(sa.select(programmes.id).where(programmes.code == "komaf"))
        for name, language in (("A", "Turks"), ("B", None)):
            key = put("series", programme_id=programme_id, name=name)["id"]
            plan = put("series_plans", series_id=key, sessions=3)
            with db.engine.begin() as connection:
                said = sa.table("series_plans", sa.column("series_id", sa.Uuid()), sa.column("language"))
                own = said.c.series_id == plan["series_id"]
                connection.execute(sa.update(said).where(own).values(language=language))
        put("series", programme_id=programme_id, name="C")
        upgrade()
        assert languages("series") == {"Turks": 1, None: 2}
        downgrade(revision=BEFORE)
        assert languages("series_plans") == {"Turks": 1, None: 1}

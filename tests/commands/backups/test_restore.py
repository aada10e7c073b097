"""What is not a whole backup of Amal Field, of this code or older, replaces nothing."""

import pytest
from alembic.script import ScriptDirectory
from flask_migrate import upgrade
from sqlalchemy import create_engine

from amal_field.commands import restore as restoring
from amal_field.db import db
from tests.commands.backups.whole import everything, run
from tests.databases import make_app


def test_a_database_in_which_somebody_worked_is_replaced_only_with_force(engine, lively, tmp_path, given_family):
    run(lively, "backup", tmp_path / "whole")
    before = everything(lively)
    given_family("Later")
    changed = everything(lively)
    assert "--force" in run(lively, "restore", tmp_path / "whole", code=1)
    assert everything(lively) == changed != before
    run(lively, "restore", tmp_path / "whole", "--force")
    assert everything(lively) == before


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"SQLite format 3\x00" * 9, b"PGDMP" * 90])
def test_what_is_no_backup_changes_nothing(engine, lively, tmp_path, content):
    (tmp_path / "whole").write_bytes(content)
    before = everything(lively)
    assert "Nothing was changed" in run(lively, "restore", tmp_path / "whole", "--force", code=1)
    assert everything(lively) == before


def test_half_a_backup_changes_nothing(engine, lively, tmp_path):
    run(lively, "backup", tmp_path / "whole")
    content = (tmp_path / "whole").read_bytes()
    (tmp_path / "half").write_bytes(content[: len(content) // 2])
    before = everything(lively)
    run(lively, "restore", tmp_path / "half", "--force", code=1)
    assert everything(lively) == before


@pytest.fixture
def spoilt(databases, engine, tmp_path):
    """`spoilt(statements)`: a backup of another database, in which these statements were run."""

    def make(statements):
        url, remove = databases.make()
        with create_engine(url).connect() as connection:
            driver = connection.connection.driver_connection
            for statement in statements:
                driver.execute(statement)
            driver.commit()
            connection.engine.dispose()
        app = make_app(url)
        run(app, "backup", tmp_path / "spoilt")
        with app.app_context():
            db.engine.dispose()
        remove()
        return tmp_path / "spoilt"

    return make


TRIGGER = {
    "sqlite": ["CREATE TRIGGER strange AFTER INSERT ON persons BEGIN DELETE FROM persons; END"],
    "postgresql": [
        "CREATE FUNCTION strange() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER strange BEFORE INSERT ON persons FOR EACH ROW EXECUTE FUNCTION strange()",
    ],
}
LOOSE = {
    "sqlite": ["PRAGMA foreign_keys=OFF", "UPDATE vaccines SET recorded_by_id = '00000000000070008000000000000999'"],
    "postgresql": ["ALTER TABLE vaccines DROP CONSTRAINT fk_vaccines_recorded_by_id"],
}
OTHER = ["DROP INDEX ix_submissions_made_at", "ALTER TABLE sign_in_attempts ADD COLUMN more INTEGER"]
SPOILT = {
    "newer code": (["UPDATE alembic_version SET version_num = 'ffff99990000'"], ["newer code"]),
    "no revision": (["DELETE FROM alembic_version"], ["not of Amal Field"]),
    "table": (["DROP TABLE sign_in_attempts"], ["table sign_in_attempts is missing"]),
    "shape": (
        {engine: OTHER + statements for engine, statements in TRIGGER.items()},
        [
            "index ix_submissions_made_at is missing",
            "table sign_in_attempts is another",
            "trigger strange does not belong there",
        ],
    ),
    "foreign key": (LOOSE, ["vaccines"]),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_backup_that_is_not_as_the_migrations_make_it_changes_nothing(engine, lively, spoilt, tmp_path, how):
    statements, sentences = SPOILT[how]
    file = spoilt(statements[engine] if isinstance(statements, dict) else statements)
    before = everything(lively)
    said = run(lively, "restore", file, "--force", code=1)
    assert all(sentence in said for sentence in sentences), said
    assert "Nothing was changed" in said
    assert everything(lively) == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_foreign_database_changes_nothing(engine, lively, empty, tmp_path):
    with empty.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('abcdefabcdef')")
        connection.exec_driver_sql("CREATE TABLE songs (title TEXT)")
    run(empty, "backup", tmp_path / "songs")
    before = everything(lively)
    assert "another program" in run(lively, "restore", tmp_path / "songs", "--force", code=1)
    assert everything(lively) == before


def test_a_backup_of_older_code_is_migrated_before_it_replaces_anything(engine, lively, empty, tmp_path, monkeypatch):
    with empty.app_context():
        upgrade(revision=_last_but_one(empty))
        db.session.remove()
        db.engine.dispose()
    run(empty, "backup", tmp_path / "older")
    before = everything(lively)
    with monkeypatch.context() as broken:
        broken.setattr(restoring, "_migrate", _failing_on_heads(restoring._migrate))
        assert "Nothing was changed" in run(lively, "restore", tmp_path / "older", "--force", code=1)
    assert everything(lively) == before
    run(lively, "restore", tmp_path / "older", "--force")
    assert everything(lively)["alembic_version"] == before["alembic_version"]


def _last_but_one(app):
    scripts = ScriptDirectory.from_config(app.extensions["migrate"].migrate.get_config())
    return next(iter(scripts.walk_revisions())).down_revision


def _failing_on_heads(migrate):
    def fail(connection, revision):
        if revision == "heads":
            raise RuntimeError("a row that the migration cannot take")
        migrate(connection, revision)

    return fail

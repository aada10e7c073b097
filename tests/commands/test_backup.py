"""Two commands: the whole database into one file while the app runs, and back again, row for row."""

import threading
import time

import pytest
from alembic.script import ScriptDirectory
from flask_migrate import upgrade
from sqlalchemy import MetaData, create_engine, func, insert, select

from amal_field.accounts.models import DEMO_ID
from amal_field.commands import restore as restoring
from amal_field.db import begin_write, db, new_key
from amal_field.people.models import Household
from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from tests.conftest import NOON
from tests.databases import make_app
from tests.transit_site.world import known_family, let_in, make_family


@pytest.fixture
def app(databases, engine):
    """The app on a database of its own, which is replaced as a whole."""
    url, remove = databases.make()
    app = make_app(url)
    yield app
    with app.app_context():
        db.engine.dispose()
    remove()


@pytest.fixture
def lively(app, stamp_of, frozen_clock):
    """The app with some families in it, one of them in no Latin letters."""
    with app.test_request_context():
        begin_write()
        known_family(stamp_of(), "Шевченко")
        let_in(stamp_of(), make_family(stamp_of(), "O'Brien \\ 100%"), pitch=3)
        operations.block_pitch(stay_queries.pitch(21), "Water", stamp=stamp_of())
        db.session.commit()
        db.session.remove()
    return app


@pytest.fixture
def empty(databases, engine):
    """An app on a database without a table."""
    url, remove = databases.make(empty=True)
    app = make_app(url)
    yield app
    with app.app_context():
        db.engine.dispose()
    remove()


def run(app, *words, code=0):
    result = app.test_cli_runner().invoke(args=[str(word) for word in words])
    assert result.exit_code == code, result.output
    return result.output


def everything(app):
    """Table → its rows, as texts and sorted, and the names of its indexes."""
    with app.app_context():
        read = MetaData()
        read.reflect(db.engine)
        with db.engine.connect() as connection:
            found = {
                name: (
                    sorted(map(repr, connection.execute(select(table)).all())),
                    sorted(index.name for index in table.indexes),
                )
                for name, table in read.tables.items()
            }
        db.engine.dispose()
        return found


def soon(true):
    """Whether it becomes true within ten seconds."""
    return any(true() or time.sleep(0.01) for _ in range(1000))


def household(name):
    return {"id": new_key(), "name": name, "recorded_at": NOON, "recorded_by_id": DEMO_ID}


def test_what_was_backed_up_comes_back_row_for_row(engine, lively, empty, tmp_path):
    assert "MB" in run(lively, "backup", tmp_path / "whole")
    assert (tmp_path / "whole").stat().st_mode & 0o077 == 0
    assert [file.name for file in tmp_path.iterdir()] == ["whole"]
    assert "as it was" in run(empty, "restore", tmp_path / "whole")
    before, after = everything(lively), everything(empty)
    assert before == after
    assert len(before["stays"][0]) == 2


def test_the_guards_of_the_database_come_back_too(engine, lively, empty, tmp_path, stamp_of):
    run(lively, "backup", tmp_path / "whole")
    run(empty, "restore", tmp_path / "whole")
    with empty.test_request_context():
        command = "SELECT count(*) FROM " + (
            "sqlite_master WHERE type = 'trigger'" if engine == "sqlite" else "pg_constraint WHERE contype = 'x'"
        )
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql(command).scalar() > 0


def test_a_backup_is_one_moment_while_others_write(engine, lively, empty, tmp_path):
    """A writer adds two households in each transaction: a backup holds both of a pair or none."""
    over, written = threading.Event(), []

    def write():
        with lively.app_context():
            own = create_engine(db.engine.url).execution_options(sqlite_begin="BEGIN IMMEDIATE")
        while not over.is_set():
            with own.begin() as connection:
                for half in ("left", "right"):
                    connection.execute(insert(Household), [household(f"{half} {len(written)}")])
            written.append(1)
        own.dispose()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(3):
            before = len(written)
            run(lively, "backup", tmp_path / f"whole-{turn}")
            assert soon(lambda before=before: len(written) > before), "the writer waits for the backup"
    finally:
        over.set()
        writer.join()
    run(empty, "restore", tmp_path / "whole-2")
    with empty.app_context():
        halves = [
            db.session.scalar(select(func.count()).where(Household.name.startswith(half))) for half in ("left", "right")
        ]
        db.session.remove()
        db.engine.dispose()
    assert halves[0] == halves[1] > 0
    assert halves[0] < len(written)


def test_a_database_in_which_somebody_worked_is_replaced_only_with_force(engine, lively, tmp_path, given_family):
    run(lively, "backup", tmp_path / "whole")
    before = everything(lively)
    given_family("Later")
    changed = everything(lively)
    assert "--force" in run(lively, "restore", tmp_path / "whole", code=1)
    assert everything(lively) == changed != before
    run(lively, "restore", tmp_path / "whole", "--force")
    assert everything(lively) == before


def test_a_file_is_not_written_over(engine, lively, tmp_path):
    (tmp_path / "whole").write_text("dear")
    assert "there already" in run(lively, "backup", tmp_path / "whole", code=1)
    assert (tmp_path / "whole").read_text() == "dear"
    assert "could not be written" in run(lively, "backup", tmp_path / "nowhere" / "whole", code=1)


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
def given_family(lively, stamp_of):
    """`given_family("Later")`: one more family, known from now on."""

    def make(name):
        with lively.test_request_context():
            begin_write()
            make_family(stamp_of(), name)
            db.session.commit()
            db.session.remove()

    return make


def spoilt(engine, lively, statements, folder):
    """A backup of the lively database in which these statements were run, though the database itself is as it was."""
    with lively.app_context():
        url = db.engine.url
        db.engine.dispose()
    run(lively, "backup", folder / "good")
    with create_engine(url).connect() as connection:
        driver = connection.connection.driver_connection
        for statement in statements:
            driver.execute(statement)
        driver.commit()
    run(lively, "backup", folder / "spoilt")
    run(lively, "restore", folder / "good", "--force")
    return folder / "spoilt"


TRIGGER = {
    "sqlite": ["CREATE TRIGGER strange AFTER INSERT ON persons BEGIN DELETE FROM persons; END"],
    "postgresql": [
        "CREATE FUNCTION strange() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER strange BEFORE INSERT ON persons FOR EACH ROW EXECUTE FUNCTION strange()",
    ],
}
LOOSE = {
    "sqlite": ["PRAGMA foreign_keys=OFF", "UPDATE households SET recorded_by_id = '00000000000070008000000000000999'"],
    "postgresql": ["ALTER TABLE households DROP CONSTRAINT fk_households_recorded_by_id"],
}
SPOILT = {
    "newer code": (["UPDATE alembic_version SET version_num = 'ffff99990000'"], "newer code"),
    "no revision": (["DELETE FROM alembic_version"], "not of Amal Field"),
    "table": (["DROP TABLE sign_in_attempts"], "table sign_in_attempts is missing"),
    "index": (["DROP INDEX ix_submissions_made_at"], "index ix_submissions_made_at is missing"),
    "trigger": (TRIGGER, "trigger strange does not belong there"),
    "foreign key": (LOOSE, "households"),
    "column": (["ALTER TABLE sign_in_attempts ADD COLUMN more INTEGER"], "table sign_in_attempts is another"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_backup_that_is_not_as_the_migrations_make_it_changes_nothing(engine, lively, tmp_path, how):
    statements, words = SPOILT[how]
    file = spoilt(engine, lively, statements[engine] if isinstance(statements, dict) else statements, tmp_path)
    before = everything(lively)
    said = run(lively, "restore", file, "--force", code=1)
    assert words in said
    assert "Nothing was changed" in said
    assert everything(lively) == before
    assert {path.name for path in tmp_path.iterdir()} == {"good", "spoilt"}


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

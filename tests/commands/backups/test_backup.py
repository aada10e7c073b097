"""The whole database into one file while the app runs, and back again, row for row."""

import threading
import time

from sqlalchemy import create_engine, func, insert, select

from amal_field.accounts.models import DEMO_ID
from amal_field.db import db, new_key
from amal_field.people.models import Household
from tests.commands.backups.whole import everything, run
from tests.conftest import NOON


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


def test_a_file_is_not_written_over(engine, lively, tmp_path):
    (tmp_path / "whole").write_text("dear")
    assert "there already" in run(lively, "backup", tmp_path / "whole", code=1)
    assert (tmp_path / "whole").read_text() == "dear"
    assert "could not be written" in run(lively, "backup", tmp_path / "nowhere" / "whole", code=1)

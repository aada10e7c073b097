"""Whatever the umask: what the app makes is read by its user alone."""

import os
import sqlite3
from contextlib import closing

import pytest

from amal_field.instance import make_private
from amal_field.web import assets


def modes(folder):
    return {path.relative_to(folder).as_posix(): path.stat().st_mode & 0o777 for path in folder.rglob("*")}


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


def test_the_database_and_what_lies_beside_it_are_private(umask, tmp_path):
    folder = tmp_path / "instance"
    make_private(folder, "sqlite:///amal_field.sqlite3")
    with closing(sqlite3.connect(folder / "amal_field.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE persons (name)")
        connection.commit()
        assert modes(folder) == dict.fromkeys(
            ("amal_field.sqlite3", "amal_field.sqlite3-wal", "amal_field.sqlite3-shm"), 0o600
        )
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_lay_open_is_closed(umask, tmp_path):
    (tmp_path / "assets").mkdir(mode=0o777)
    (tmp_path / "assets" / "app.css").write_text("")
    make_private(tmp_path, "postgresql://amal@db/field")
    assert modes(tmp_path) == {"assets": 0o700, "assets/app.css": 0o600}


def test_another_folder_is_left_alone(tmp_path):
    (tmp_path / "instance").mkdir()
    make_private(tmp_path / "instance", f"sqlite:///{tmp_path}/elsewhere.sqlite3")
    assert not (tmp_path / "elsewhere.sqlite3").exists()


def test_the_joined_files_are_private_too(umask, tmp_path):
    assets._write(tmp_path / "assets", "app.css", b"body {}")
    assert set(modes(tmp_path / "assets").values()) == {0o600}
    assert (tmp_path / "assets").stat().st_mode & 0o777 == 0o700

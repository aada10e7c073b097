"""Threads on SQLite, processes on PostgreSQL."""

import importlib

import pytest

from amal_field import serving


@pytest.fixture
def settings(monkeypatch):
    """`settings(DATABASE_URL="…")`: the configuration of gunicorn under these settings of the environment."""

    def read(**environment: str):
        for name in ("DATABASE_URL", "WORKERS", "THREADS"):
            monkeypatch.delenv(f"AMAL_FIELD_{name}", raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(f"AMAL_FIELD_{name}", value)
        return importlib.reload(serving)

    yield read
    monkeypatch.undo()
    importlib.reload(serving)


def test_sqlite_has_one_process_whatever_is_asked(settings):
    read = settings(WORKERS="4")
    assert (read.workers, read.threads, read.preload_app) == (1, 8, False)


def test_postgresql_has_as_many_processes_as_are_asked_for(settings):
    read = settings(DATABASE_URL="postgresql://amal@db/field", WORKERS="3", THREADS="2")
    assert (read.workers, read.threads) == (3, 2)


def test_postgresql_has_processes_by_the_cores(settings):
    read = settings(DATABASE_URL="postgresql://amal@db/field")
    assert read.workers % 2 == 1
    assert (read.threads, read.preload_app) == (4, True)


def test_gunicorn_believes_nobody_about_the_address_of_a_client(settings):
    assert settings().forwarded_allow_ips == ""

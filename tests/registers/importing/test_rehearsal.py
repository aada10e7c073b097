"""On SQLite an import is rehearsed on a copy before it takes the lock: what others change meanwhile counts, and an
import that nobody disturbs is written in the statements of its rehearsal."""

from contextlib import contextmanager

import pytest
from sqlalchemy import func, select, update

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID, User
from amal_field.db import begin_write, db, new_key
from amal_field.people.models import Household, Person
from amal_field.registers.importing import rehearsal
from amal_field.registers.importing.rehearsal import REHEARSALS, Differs, write_briefly
from amal_field.stamp import Stamp, stamped
from tests.bench.statements import counted
from tests.registers.folders import YEAR_2022, command

pytestmark = pytest.mark.only_on("sqlite")  # the other locks rows, not all that is written


@contextmanager
def transaction():
    """As a command writes."""
    begin_write()
    try:
        yield
        db.session.commit()
    finally:
        db.session.rollback()


def names():
    return set(db.session.scalars(select(User.name)))


def rename(name):
    """Somebody at a tablet writes, in a session of their own."""
    with db.engine.begin() as connection:
        connection.execute(update(User.__table__).values(name=name))


def add_household():
    db.session.add(Household(name="Maes", register_no="G1", **stamped(Stamp(IMPORT_ID, clock.now(), new_key()))))
    db.session.flush()


def households():
    return db.session.scalar(select(func.count()).select_from(Household))


def test_what_is_rehearsed_is_written_once(app):
    rehearsed = []

    def act(given):
        rehearsed.append(db.session.connection().engine is not db.engine)
        add_household()
        return given

    with app.app_context(), counted(app) as statements:
        assert write_briefly(transaction, lambda: "given", act, rehearsed.append) == "given"
        assert rehearsed == [True, "given"]
        assert households() == 1
    assert sum(statement.startswith("INSERT INTO households") for statement in statements) == 1


def test_a_change_of_what_was_read_is_counted(app):
    read = []

    def act(given):
        read.append(names())
        if len(read) == 1:
            rename("Ada")
        add_household()

    with app.app_context():
        write_briefly(transaction, lambda: None, act, lambda result: None)
        assert read[1:] == [{"Ada"}]
        assert households() == 1


def test_a_change_of_anything_else_disturbs_nobody(app):
    acted = []

    def act(given):
        acted.append(households())
        rename("Ada")

    with app.app_context():
        write_briefly(transaction, lambda: None, act, lambda result: None)
    assert acted == [0]


def test_what_others_change_without_end_is_written_under_the_lock(app):
    rehearsed = []

    def act(given):
        rehearsed.append(db.session.connection().engine is not db.engine)
        names()
        if rehearsed[-1]:
            rename(f"Ada {len(rehearsed)}")
        add_household()

    with app.app_context():
        write_briefly(transaction, lambda: None, act, lambda result: None)
        assert rehearsed == [True] * REHEARSALS + [False]
        assert households() == 1


def test_what_differs_leaves_nothing(app):
    with app.app_context():
        with rehearsal.rehearsal() as part:
            add_household()
            names()
        rename("Ada")
        with pytest.raises(Differs), transaction():
            part.play()
        assert households() == 0


def test_a_row_more_to_write_differs(app):
    with app.app_context():
        with rehearsal.rehearsal() as part:
            db.session.execute(update(Household).values(name="Maes"))
        with transaction():
            add_household()
        with pytest.raises(Differs), transaction():
            part.play()


def test_a_year_holds_the_lock_for_its_statements_alone(app, monkeypatch):
    """No row becomes an object while the lock is held: all that runs there are the statements of the rehearsal."""
    real, written = rehearsal.Part.play, []

    def play(part):
        monkeypatch.setattr(Person, "__init__", None)
        written.append(len(part))
        real(part)

    monkeypatch.setattr(rehearsal.Part, "play", play)
    code, _told = command(app, YEAR_2022)
    assert code == 0
    assert len(written) == 1

"""What is typed in a terminal: prepare, demo, users."""

import re
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from functools import cache, partial
from itertools import count

import pyotp
import pytest
from alembic.ddl.impl import DefaultImpl
from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts import operations
from amal_field.accounts.models import DEMO_ID, Authenticator, RecoveryCode, User
from amal_field.accounts.offers.demo import CAST, PASSWORD, PIN, TABLETS
from amal_field.accounts.queries import users as user_queries
from amal_field.attendance.models import Attendance, GroupSession, Series
from amal_field.attendance.rules import PARTICIPANT, births_between
from amal_field.audit import AuditEntry
from amal_field.commands import demo
from amal_field.commands.transaction import transaction
from amal_field.db import db, new_key
from amal_field.people.models import Household, Person
from amal_field.permissions import Role
from amal_field.registers import commands as register_commands
from amal_field.registers.importing.import_folder import store
from amal_field.stamp import Stamp
from amal_field.transit_site.models import Stay, StayPerson
from tests.databases import PRODUCTION, make_app

SYSTEM_USERS = 4
"""Those of imports, of the demo, and of tablets without a person."""
NEW_CODE = "accounts:tablet:renew_code"


@pytest.fixture
def empty_url(databases, engine):
    url, remove = databases.make(empty=True)
    yield url
    remove()


@pytest.fixture
def type_in(empty_url):
    """`type_in("prepare")`: what a command of the app on an empty database prints."""
    return lambda *words, **settings: run(empty_url, *words, **settings)


@pytest.fixture(scope="module")
def demo_on(databases_of):
    """`demo_on("sqlite")`: the address of a database after `prepare`, and what that printed. Loading the demo takes
    seconds: tests that must not change it share it."""
    with ExitStack() as stack:

        @cache
        def prepare(engine):
            url, remove = databases_of(engine).make(empty=True)
            stack.callback(remove)
            return url, run(url, "prepare", "--port", "8123")

        yield prepare


def run(url: str, *words: str, code: int = 0, **settings: object) -> str:
    """What a command of the app on the database at `url` prints, when it ends in `code`."""
    app = make_app(url, **settings)
    result = app.test_cli_runner().invoke(args=words)
    with app.app_context():
        db.engine.dispose()
    assert result.exit_code == code, result.output
    return result.output


def counted(url: str) -> tuple[int, int]:
    """How many users and audit entries there are, but for those of the codes that each `prepare` prints anew."""
    with make_app(url).app_context():
        entries = select(func.count()).where(AuditEntry.tag != NEW_CODE)
        numbers = (db.session.scalar(select(func.count()).select_from(User)), db.session.scalar(entries))
        db.session.remove()
        db.engine.dispose()
        return numbers


def test_prepare_makes_a_running_demo_and_says_how_to_sign_in(engine, demo_on):
    _, printed = demo_on(engine)
    assert "http://127.0.0.1:8123" in printed
    for player in CAST.values():
        assert re.search(rf"{player.name} .*{player.email} .*{PASSWORD}", printed)
    assert f"the PIN {PIN}" in printed
    for name, _letter, _use in TABLETS:
        assert re.search(rf"{name} +[a-z2-9]{{8}}\n", printed)


def test_a_second_prepare_changes_nothing(engine, demo_on):
    url, _ = demo_on(engine)
    before = counted(url)
    assert "Loading" not in run(url, "prepare")
    assert counted(url) == before


@pytest.fixture
def small_year(tmp_path, monkeypatch):
    """A sample year of so few people that it is taken over at once: the whole one takes seconds each time."""
    persons = (demo.SAMPLE_YEAR / "personen.csv").read_text(encoding="utf-8-sig").splitlines()[:40]
    (tmp_path / "personen.csv").write_text("\n".join(persons) + "\n", encoding="utf-8")
    monkeypatch.setattr(demo, "SAMPLE_YEAR", tmp_path)


def test_a_prepare_that_was_killed_is_finished_by_the_next(
    engine, type_in, empty_url, databases, small_year, monkeypatch
):
    """Killed in the middle of the migrations, and at the end of transactions of the demo, before they are stored:
    each time the next goes on, until it too is killed, a step later. What is there in the end is what one that was
    left alone makes."""

    def killed(module, name, dying):
        with monkeypatch.context() as patches:
            patches.setattr(module, name, dying)
            type_in("prepare", code=1)

    for last in (9, 120):
        statements, execute = count(), DefaultImpl._exec

        def dying_statement(self, *values, **more):
            if next(statements) == last:  # noqa: B023
                raise KeyboardInterrupt
            return execute(self, *values, **more)  # noqa: B023

        killed(DefaultImpl, "_exec", dying_statement)

    def dying_import(*import_and_tell):
        store(*import_and_tell)
        raise KeyboardInterrupt

    for last in (0, None, 1, len(demo.PARTS) + 1):
        transactions = count()

        @contextmanager
        def dying_transaction():
            with transaction():
                yield
                if next(transactions) == last:  # noqa: B023
                    raise KeyboardInterrupt

        if last is None:
            killed(register_commands, "store", dying_import)
        else:
            killed(demo, "transaction", dying_transaction)
        assert counted(empty_url)[0] == SYSTEM_USERS + (0 if last == 0 else len(CAST))
    assert "Loading" in type_in("prepare")
    assert "Loading" not in type_in("prepare")
    alone, remove = databases.make(empty=True)
    try:
        run(alone, "prepare")
        assert counted(empty_url) == counted(alone)
    finally:
        remove()


def test_prepare_prints_no_login_that_is_not_there(type_in):
    type_in("prepare", **PRODUCTION)
    type_in("users", "invite", "An Claes", "an@amal.example", "administrator")
    printed = type_in("prepare")
    assert PASSWORD not in printed


def test_prepare_in_production_loads_no_demo_and_prints_no_login(type_in, empty_url):
    assert type_in("prepare", **PRODUCTION) == ""
    assert counted(empty_url) == (SYSTEM_USERS, 0)


def test_production_takes_no_demo(type_in, empty_url):
    type_in("prepare", **PRODUCTION)
    assert "not for production" in type_in("demo", "load", code=1, **PRODUCTION)
    assert counted(empty_url)[0] == SYSTEM_USERS


def test_the_demo_twice_is_once(engine, demo_on):
    url, _ = demo_on(engine)
    before = counted(url)
    run(url, "demo", "load")
    assert counted(url) == before


def test_the_demo_looks_real(engine, demo_on):
    """Nobody is numbered, people of the cast did what happened, the class has its children, the table its regulars."""
    with make_app(demo_on(engine)[0]).app_context():
        names = db.session.scalars(select(Household.name).union(select(Person.family_name))).all()
        rolls = (
            select(GroupSession.held_on, func.count())
            .join(Attendance, Attendance.session_id == GroupSession.id)
            .join(Series, Series.id == GroupSession.series_id)
            .where(GroupSession.is_closed, Attendance.role == PARTICIPANT, Attendance.stands)
            .group_by(GroupSession.id, GroupSession.held_on)
        )
        regulars = db.session.execute(rolls.where(Series.name == "Praten in De Krook")).all()
        of_demo = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.by_id == DEMO_ID)).all()
        children = select(func.count()).select_from(StayPerson).join(StayPerson.person).join(Stay)
        of_class = Person.born_on.between(*births_between(Decimal("3.5"), Decimal(17), clock.today()))
        in_class = db.session.scalar(children.where(Stay.goes_on, Stay.stands, of_class))
        db.session.remove()
        db.engine.dispose()
    assert not [name for name in names if name and re.search(r"\d", name)]
    assert set(of_demo) == {"accounts:user:invite", NEW_CODE}
    assert in_class == 17  # of one more the birth is unknown
    assert len(regulars) >= 6
    assert all(10 <= present <= 14 for _, present in regulars)


def test_the_first_administrator_is_invited_by_a_link(type_in, empty_url):
    type_in("prepare", **PRODUCTION)
    printed = type_in("users", "invite", "An Claes", "An@Amal.example", "administrator", "reporter", **PRODUCTION)
    secret = re.search(r"^/invitations/(\S+)$", printed, flags=re.M).group(1)
    with make_app(empty_url, SECRET_KEY=PRODUCTION["SECRET_KEY"]).app_context():
        invited = user_queries.user_by_invitation(secret)
        assert (invited.email, invited.roles) == ("an@amal.example", {Role.ADMINISTRATOR, Role.REPORTER})
        db.session.remove()
        db.engine.dispose()


def test_an_invitation_that_is_refused_says_why(engine, database_url):
    invite = partial(run, database_url, "users", "invite")
    assert "is a user already" in invite("Amina", "amina@amal.example", "reporter", code=1)
    assert "'boss' is not one of" in invite("An", "an@amal.example", "boss", code=2)


def test_a_second_step_is_taken_away_from_the_terminal(engine, database_url):
    take = partial(run, database_url, "users", "take-second-step")
    app = make_app(database_url)
    with app.app_context(), transaction():
        secret = pyotp.random_base32()
        dirk, stamp = user_queries.user_by_email(CAST["dirk"].email), Stamp(DEMO_ID, clock.now(), new_key())
        operations.set_authenticator(dirk, secret, pyotp.TOTP(secret).at(stamp.at), stamp=stamp)
    assert "Taken away" in take("Dirk@amal.example")
    with app.app_context():
        left = [db.session.scalar(select(func.count()).select_from(one)) for one in (Authenticator, RecoveryCode)]
        db.session.remove()
        db.engine.dispose()
    assert left == [0, 0]
    assert "Nobody has this e-mail" in take("niemand@amal.example", code=1)

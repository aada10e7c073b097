"""What is typed in a terminal: prepare, demo, users."""

import re
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from itertools import count

import pytest
from alembic.ddl.impl import DefaultImpl
from sqlalchemy import func, select

from amal_field.accounts.models import User
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.accounts.queries import users as user_queries
from amal_field.audit import AuditEntry
from amal_field.commands import demo
from amal_field.commands.transaction import transaction
from amal_field.db import db
from amal_field.permissions import Role
from amal_field.registers.commands import take_over
from tests.databases import PRODUCTION, make_app


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
    """How many users and audit entries there are."""
    with make_app(url).app_context():
        numbers = tuple(db.session.scalar(select(func.count()).select_from(table)) for table in (User, AuditEntry))
        db.session.remove()
        db.engine.dispose()
        return numbers


def test_prepare_makes_a_running_demo_and_says_how_to_sign_in(engine, demo_on):
    _, printed = demo_on(engine)
    assert "http://127.0.0.1:8123" in printed
    for player in CAST.values():
        assert re.search(rf"{player.name} .*{player.email} .*{PASSWORD}", printed)


def test_a_second_prepare_changes_nothing(engine, demo_on):
    url, _ = demo_on(engine)
    before = counted(url)
    assert "Loading" not in run(url, "prepare")
    assert counted(url) == before


def test_a_prepare_that_was_killed_is_finished_by_the_next(engine, type_in, empty_url, demo_on, monkeypatch):
    """Killed in the middle of the migrations, and at the end of transactions of the demo, before they are stored:
    each time the next goes on, until it too is killed, a step later. The sample year takes seconds to read, so it is
    taken over by the first that comes to it, and looked at again by the last."""
    taken = []

    def take_over_once(*folder, **how):
        if not taken:
            taken.append(take_over(*folder, **how))

    def killed(module, name, dying):
        with monkeypatch.context() as patches:
            patches.setattr(module, name, dying)
            patches.setattr(demo, "take_over", take_over_once)
            type_in("prepare", code=1)

    for last in (9, 120):
        statements, execute = count(), DefaultImpl._exec

        def dying_statement(self, *values, **more):
            if next(statements) == last:  # noqa: B023
                raise KeyboardInterrupt
            return execute(self, *values, **more)  # noqa: B023

        killed(DefaultImpl, "_exec", dying_statement)
    for last in (0, 1, len(demo.PARTS) // 2, len(demo.PARTS) + 1):
        transactions = count()

        @contextmanager
        def dying_transaction():
            with transaction():
                yield
                if next(transactions) == last:  # noqa: B023
                    raise KeyboardInterrupt

        killed(demo, "transaction", dying_transaction)
        assert counted(empty_url)[0] == 2 + (len(CAST) if last else 0)
    assert "Loading" in type_in("prepare")
    assert "Loading" not in type_in("prepare")
    assert counted(empty_url) == counted(demo_on(engine)[0])


def test_prepare_prints_no_login_that_is_not_there(type_in):
    type_in("prepare", **PRODUCTION)
    type_in("users", "invite", "An Claes", "an@amal.example", "administrator")
    printed = type_in("prepare")
    assert PASSWORD not in printed


def test_prepare_in_production_loads_no_demo_and_prints_no_login(type_in, empty_url):
    assert type_in("prepare", **PRODUCTION) == ""
    assert counted(empty_url) == (2, 0)


def test_production_takes_no_demo(type_in, empty_url):
    type_in("prepare", **PRODUCTION)
    assert "not for production" in type_in("demo", "load", code=1, **PRODUCTION)
    assert counted(empty_url)[0] == 2


def test_the_demo_twice_is_once(engine, demo_on):
    url, _ = demo_on(engine)
    before = counted(url)
    run(url, "demo", "load")
    assert counted(url) == before


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

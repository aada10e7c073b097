"""What is typed in a terminal: prepare, demo, users."""

import re

import pytest
from sqlalchemy import func, select

from amal_field.accounts import queries
from amal_field.accounts.demo import CAST, PASSWORD
from amal_field.accounts.models import User
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.permissions import Role
from tests.databases import make_app

PRODUCTION = {"SECRET_KEY": "k" * 40, "SESSION_COOKIE_SECURE": True, "ENVIRONMENT": "production"}


@pytest.fixture
def empty_url(databases, engine):
    url, remove = databases.make(empty=True)
    yield url
    remove()


@pytest.fixture
def type_in(empty_url):
    """`type_in("prepare")`: what a command of the app on an empty database prints."""
    apps = []

    def run(*words: str, code: int = 0, **settings: object) -> str:
        app = make_app(empty_url, **settings)
        apps.append(app)
        result = app.test_cli_runner().invoke(args=words)
        assert result.exit_code == code, result.output
        return result.output

    yield run
    for app in apps:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def counted(empty_url):
    """`counted()`: how many users and audit entries there are."""

    def count() -> tuple[int, int]:
        with make_app(empty_url).app_context():
            numbers = tuple(db.session.scalar(select(func.count()).select_from(table)) for table in (User, AuditEntry))
            db.session.remove()
            db.engine.dispose()
            return numbers

    return count


def test_prepare_makes_a_running_demo_and_says_how_to_sign_in(type_in):
    printed = type_in("prepare", "--port", "8123")
    assert "http://127.0.0.1:8123" in printed
    for player in CAST.values():
        assert re.search(rf"{player.name} .*{player.email} .*{PASSWORD}", printed)


def test_a_second_prepare_changes_nothing(type_in, counted):
    type_in("prepare")
    before = counted()
    assert "Loading" not in type_in("prepare")
    assert counted() == before


def test_prepare_prints_no_login_that_is_not_there(type_in):
    type_in("prepare", **PRODUCTION)
    type_in("users", "invite", "An Claes", "an@amal.example", "administrator")
    printed = type_in("prepare")
    assert PASSWORD not in printed


def test_prepare_in_production_loads_no_demo_and_prints_no_login(type_in, counted):
    assert type_in("prepare", **PRODUCTION) == ""
    assert counted() == (2, 0)


def test_the_demo_twice_is_once(type_in, counted):
    type_in("prepare")
    before = counted()
    type_in("demo", "load")
    assert counted() == before


def test_the_first_administrator_is_invited_by_a_link(type_in, empty_url):
    type_in("prepare", **PRODUCTION)
    printed = type_in("users", "invite", "An Claes", "An@Amal.example", "administrator", "reporter", **PRODUCTION)
    secret = re.search(r"^/invitations/(\S+)$", printed, flags=re.M).group(1)
    with make_app(empty_url).app_context():
        invited = queries.user_by_invitation(secret)
        assert (invited.email, invited.roles) == ("an@amal.example", {Role.ADMINISTRATOR, Role.REPORTER})
        db.session.remove()
        db.engine.dispose()


def test_an_invitation_that_is_refused_says_why(type_in):
    type_in("prepare")
    assert "is a user already" in type_in("users", "invite", "Amina", "amina@amal.example", "reporter", code=1)
    assert "'boss' is not one of" in type_in("users", "invite", "An", "an@amal.example", "boss", code=2)

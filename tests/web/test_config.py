"""Production does not start with a setting that is unsafe, and says every reason at once."""

import secrets

import pytest

from amal_field import config, create_app
from amal_field.db import db
from tests.conftest import as_it_is
from tests.databases import PRODUCTION

SAFE = PRODUCTION | {"DATABASE_URL": "sqlite://"}


def test_production_starts_with_safe_settings():
    assert create_app(SAFE).config["ENVIRONMENT"] == "production"


@pytest.mark.parametrize(
    ("setting", "value", "reason"),
    [
        ("SECRET_KEY", config.DEVELOPMENT_KEY, "AMAL_FIELD_SECRET_KEY"),
        ("SECRET_KEY", "short", "shorter than 32"),
        ("SECRET_KEY", "k" * 40, "easy to guess"),
        ("SECRET_KEY", "changeme" * 8, "easy to guess"),
        ("SECRET_KEY", "abcdefghij" * 4, "easy to guess"),
        ("PIN_KEY", config.DEVELOPMENT_PIN_KEY, "AMAL_FIELD_PIN_KEY"),
        ("PIN_KEY", SAFE["SECRET_KEY"], "AMAL_FIELD_PIN_KEY is the same"),
        ("TRUSTED_HOSTS", None, "AMAL_FIELD_TRUSTED_HOSTS"),
        ("TRUSTED_HOSTS", [], "AMAL_FIELD_TRUSTED_HOSTS"),
        ("PERMANENT_SESSION_LIFETIME", 12 * 60 * 60 + 1, "12 hours"),
        ("SESSION_COOKIE_SECURE", False, "without https"),
        ("DEBUG", True, "debug is on"),
        ("DATABASE_URL", "postgresql://amal@db.example.org/field", "sslmode=verify-full"),
        ("DATABASE_URL", "postgresql://amal@db.example.org/field?sslmode=require", "sslmode=verify-full"),
        ("DATABASE_URL", "postgresql:///field?host=10.0.0.7", "sslmode=verify-full"),
    ],
)
def test_production_refuses_an_unsafe_setting(setting, value, reason):
    with pytest.raises(config.UnsafeSettings, match=reason):
        create_app(SAFE | {setting: value})


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://amal@db.example.org/field?sslmode=verify-full",
        *("postgresql://amal@127.0.0.1/field", "postgresql://localhost/field", "postgresql:///field"),
        "postgresql:///field?host=/run/postgresql",
    ],
)
def test_production_takes_a_database_that_nobody_overhears(url):
    assert create_app(SAFE | {"DATABASE_URL": url})


@pytest.mark.parametrize(
    ("settings", "is_on", "is_said"),
    [
        (SAFE, True, False),
        (SAFE | {"SECOND_FACTOR": True}, True, False),
        (SAFE | {"SECOND_FACTOR": False}, False, True),
        ({"DATABASE_URL": "sqlite://"}, False, False),
        ({"DATABASE_URL": "sqlite://", "SECOND_FACTOR": True}, True, False),
    ],
)
def test_a_second_step_is_demanded_in_production_which_says_where_it_is_off(capsys, settings, is_on, is_said):
    assert create_app(settings).config["SECOND_FACTOR"] is is_on
    assert ("AMAL_FIELD_SECOND_FACTOR is off" in capsys.readouterr().err) is is_said


@pytest.mark.parametrize("make", [secrets.token_hex, secrets.token_urlsafe, lambda: secrets.token_hex(16)])
def test_production_takes_a_key_of_chance(make):
    settings = create_app(SAFE).config
    for _ in range(200):
        assert not config.unsafe(settings | {"SECRET_KEY": make()})


@pytest.mark.parametrize(("secure", "name"), [(True, "__Host-amal_field"), (False, "amal_field")])
def test_a_secure_cookie_belongs_to_the_host_alone(secure, name):
    app = create_app({"DATABASE_URL": "sqlite://", "SESSION_COOKIE_SECURE": secure})
    answer = app.test_client().get("/sign-in", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"].split("; ")
    assert cookie[0].startswith(f"{name}=")
    assert "Path=/" in cookie
    assert not any(part.startswith("Domain") for part in cookie)


def test_production_says_every_reason_at_once():
    with pytest.raises(config.UnsafeSettings, match=r"SECRET_KEY.*https"):
        create_app({"ENVIRONMENT": "production"})


def test_the_environment_goes_above_the_defaults(monkeypatch):
    monkeypatch.setenv("AMAL_FIELD_SIGN_IN_TRIES", "7")
    monkeypatch.setenv("AMAL_FIELD_SESSION_COOKIE_SECURE", "true")
    app = create_app({"DATABASE_URL": "sqlite://"})
    assert app.config["SIGN_IN_TRIES"] == 7
    assert app.config["SESSION_COOKIE_SECURE"] is True


def test_a_key_of_digits_stays_a_text(monkeypatch):
    monkeypatch.setenv("AMAL_FIELD_SECRET_KEY", "0123456789" * 4)
    assert create_app({"DATABASE_URL": "sqlite://"}).config["SECRET_KEY"] == "0123456789" * 4
    monkeypatch.setenv("AMAL_FIELD_SECRET_KEY", "1234567890" * 4)
    assert create_app({"DATABASE_URL": "sqlite://"}).config["SECRET_KEY"] == "1234567890" * 4


@pytest.mark.parametrize("plain", ["postgres://amal@db/field", "postgresql://amal@db/field"])
def test_a_plain_postgresql_address_is_understood(plain):
    app = create_app({"DATABASE_URL": plain})
    assert app.config["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://amal@db/field"


def test_each_connection_to_postgresql_plans_for_short_statements(app_of):
    with app_of("postgresql", as_it_is).app_context(), db.engine.connect() as connection:
        found = [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in ("jit", "random_page_cost")]
    assert found == ["off", "1.1"]

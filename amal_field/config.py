"""Settings: defaults for a developer, the environment (`AMAL_FIELD_…`) above them, and the checks of production."""

from collections.abc import Mapping
from datetime import timedelta
from math import log2
from typing import Any

from flask import Flask
from sqlalchemy import make_url

from amal_field.db import WAIT

DEVELOPMENT_KEY = "development-key-not-for-production"
DEVELOPMENT_PIN_KEY = "development-pin-key-not-for-production"

DEFAULTS: dict[str, Any] = {
    "ENVIRONMENT": "development",
    "SECRET_KEY": DEVELOPMENT_KEY,
    "SECRET_KEY_FALLBACKS": None,
    "PIN_KEY": DEVELOPMENT_PIN_KEY,
    "DATABASE_URL": "",
    "SESSION_COOKIE_NAME": "",
    "SESSION_COOKIE_SECURE": False,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "PERMANENT_SESSION_LIFETIME": 12 * 60 * 60,
    "WTF_CSRF_CHECK_DEFAULT": False,
    "WTF_CSRF_TIME_LIMIT": None,
    "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
    "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
    "WAIT_SECONDS": WAIT,
    "THREADS": 8,
    "SILENCE_SECONDS": 10,
    "REQUEST_SECONDS": 120,
    "IMPORT_THREAD": True,
    "PROXIES": 0,
    "TRUSTED_HOSTS": None,
    "LOG_LEVEL": "INFO",
    "LOG_FORMAT": "text",
    "SIGN_IN_TRIES": 5,
    "SIGN_IN_TRIES_PER_ADDRESS": 30,
    "SIGN_IN_LOCK_MINUTES": 15,
    "LOCK_SECONDS": 180,
    "SECOND_FACTOR": None,
    "PASSWORD_MEMORY_KIB": 64 * 1024,
    "PASSWORD_ROUNDS": 3,
    "STRICT_AUDIT": False,
}


POSTGRESQL = "-c jit=off -c random_page_cost=1.1"
"""How each connection is to plan: a page takes milliseconds, so nothing is worth compiling for it, and the tables lie
in memory or on a disk without a head, where a jump costs no more than a step."""


LEAST_BITS = 84
"""Of 300,000 keys of 32 hexadecimal digits by chance, which tell 128 at most, none told less than 90."""
LONGEST_UNUSED = timedelta(hours=12)
COOKIE = "amal_field"
HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class UnsafeSettings(RuntimeError):
    """A setting that production must not start with."""


def load(app: Flask, settings: Mapping[str, Any] | None = None) -> None:
    """Fill `app.config` from the defaults, the environment and `settings`, in that order.

    Raises `UnsafeSettings` with every reason at once where production is asked for and unsafe.
    """
    app.config.from_mapping(DEFAULTS)
    app.config.from_prefixed_env("AMAL_FIELD")
    app.config.from_mapping(settings or {})
    for key in ("SECRET_KEY", "PIN_KEY"):
        app.config[key] = str(app.config[key])
    app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(seconds=int(app.config["PERMANENT_SESSION_LIFETIME"]))
    is_production = app.config["ENVIRONMENT"] == "production"
    if app.config["SECOND_FACTOR"] is None:
        app.config["SECOND_FACTOR"] = is_production
    secure = app.config["SESSION_COOKIE_SECURE"]
    app.config["SESSION_COOKIE_NAME"] = app.config["SESSION_COOKIE_NAME"] or ("__Host-" * secure + COOKIE)
    app.config["SQLALCHEMY_DATABASE_URI"] = url = _database_url(app)
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", _engine_options(url, float(app.config["WAIT_SECONDS"])))
    reasons = unsafe(app.config) if is_production else []
    if reasons:
        raise UnsafeSettings("Amal Field does not start in production: " + "; ".join(reasons) + ".")


def unsafe(config: Mapping[str, Any]) -> list[str]:
    """The reasons why these settings are not safe for production, each a clause for a sentence."""
    checks = [
        *_keys_in_doubt(config, "SECRET_KEY", DEVELOPMENT_KEY),
        *_keys_in_doubt(config, "PIN_KEY", DEVELOPMENT_PIN_KEY),
        (
            config["PIN_KEY"] == config["SECRET_KEY"],
            "AMAL_FIELD_PIN_KEY is the same as AMAL_FIELD_SECRET_KEY: whoever learns one knows both",
        ),
        (
            not config["TRUSTED_HOSTS"],
            "AMAL_FIELD_TRUSTED_HOSTS does not say under which names the app answers",
        ),
        (
            config["PERMANENT_SESSION_LIFETIME"] > LONGEST_UNUSED,
            "AMAL_FIELD_PERMANENT_SESSION_LIFETIME lets a sign-in last longer than 12 hours unused",
        ),
        (
            not config["SESSION_COOKIE_SECURE"],
            "cookies would travel without https (set AMAL_FIELD_SESSION_COOKIE_SECURE=true)",
        ),
        (
            _is_overheard(str(config["SQLALCHEMY_DATABASE_URI"])),
            "AMAL_FIELD_DATABASE_URL leads to another machine without a certificate (end it in ?sslmode=verify-full)",
        ),
        (bool(config.get("DEBUG")), "debug is on (unset FLASK_DEBUG and AMAL_FIELD_DEBUG)"),
    ]
    return [reason for wrong, reason in checks if wrong]


def _keys_in_doubt(config: Mapping[str, Any], name: str, development_key: str) -> list[tuple[bool, str]]:
    key = str(config[name])
    make_one = "make one: python -c 'import secrets; print(secrets.token_hex())'"
    is_short = key == development_key or len(key) < 32
    return [
        (is_short, f"AMAL_FIELD_{name} is the development key or shorter than 32 characters"),
        (_bits(key) < LEAST_BITS, f"AMAL_FIELD_{name} is easy to guess ({make_one})"),
    ]


def doubtful(config: Mapping[str, Any]) -> list[str]:
    """What production starts with and does not pass over in silence, each a clause for a sentence."""
    checks = [
        (
            not config["SECOND_FACTOR"],
            "AMAL_FIELD_SECOND_FACTOR is off: a password alone opens what administrators, health, buddies and desk see",
        ),
    ]
    return [doubt for is_so, doubt in checks if is_so and config["ENVIRONMENT"] == "production"]


def _bits(key: str) -> float:
    """How many bits of chance its signs tell of, each by how often it stands in the key: of 64 hexadecimal digits some
    250, of one sign over and over none. A key that repeats itself tells no more than what it repeats."""
    repeated = key[: (key + key).find(key, 1)]
    return -sum(log2(repeated.count(sign) / len(repeated)) for sign in repeated)


def _is_overheard(url: str) -> bool:
    """Whether the way to the database leaves this machine and its certificate is not looked at."""
    address = make_url(url)
    hosts = {address.host, address.query.get("host")} - {None}
    is_here = all(str(host).startswith("/") or host in HERE for host in hosts)
    return not is_here and address.query.get("sslmode") != "verify-full"


def _database_url(app: Flask) -> str:
    """The setting as SQLAlchemy wants it; psycopg 3 for a plain postgresql address."""
    url = str(app.config["DATABASE_URL"] or "sqlite:///amal_field.sqlite3")
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _engine_options(url: str, wait: float) -> dict[str, Any]:
    """How connections are kept: none is waited for longer than a write, and PostgreSQL's are looked at before use,
    since a restart of it leaves broken ones behind."""
    if not url.startswith("postgresql"):
        return {}
    connect = {"options": f"{POSTGRESQL} -c lock_timeout={int(1000 * wait)}", "connect_timeout": max(2, int(wait))}
    return {"pool_timeout": wait, "pool_pre_ping": True, "connect_args": connect}

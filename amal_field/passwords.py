"""Passwords and secrets: argon2 for what a person chooses, SHA-256 for what chance chose."""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from flask import current_app


def _hasher() -> PasswordHasher:
    return PasswordHasher(
        time_cost=int(current_app.config["PASSWORD_ROUNDS"]),
        memory_cost=int(current_app.config["PASSWORD_MEMORY_KIB"]),
        parallelism=1,
    )


def hash_password(password: str) -> str:
    """The argon2id hash of a password, with its salt and costs in it."""
    return _hasher().hash(password)


def verify_password(hashed: str | None, password: str) -> bool:
    """Whether `password` belongs to `hashed`; no hash takes as long as a wrong one, so nobody learns who exists."""
    try:
        return _hasher().verify(hashed or _nobody(), password) and hashed is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def new_secret() -> str:
    """A secret for a link: 32 bytes of chance."""
    return secrets.token_urlsafe(32)


def fingerprint(text: str) -> str:
    """What is stored of a secret, an e-mail or an address that is only to be recognised."""
    return hashlib.sha256(text.encode()).hexdigest()


def _nobody() -> str:
    if "NOBODY_HASH" not in current_app.config:
        current_app.config["NOBODY_HASH"] = hash_password(new_secret())
    return current_app.config["NOBODY_HASH"]

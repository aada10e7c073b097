"""Passwords and secrets: argon2 for what a person chooses, SHA-256 for what chance chose, a seal for what must be read
again."""

import base64
import hashlib
import hmac
import secrets
import threading
from functools import lru_cache
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

_one_at_a_time = threading.Lock()
"""A hash takes 64 MiB and a whole core: many tries at once must leave the others something of the machine."""


def _hasher() -> PasswordHasher:
    return PasswordHasher(
        time_cost=int(current_app.config["PASSWORD_ROUNDS"]),
        memory_cost=int(current_app.config["PASSWORD_MEMORY_KIB"]),
        parallelism=1,
    )


def hash_password(password: str) -> str:
    """The argon2id hash of a password, with its salt and costs in it."""
    with _one_at_a_time:
        return _hasher().hash(password)


def verify_password(hashed: str | None, password: str) -> bool:
    """Whether `password` belongs to `hashed`; no hash takes as long as a wrong one, so nobody learns who exists."""
    compared = hashed or _nobody()
    try:
        with _one_at_a_time:
            return _hasher().verify(compared, password) and hashed is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def new_secret() -> str:
    """A secret for a link: 32 bytes of chance."""
    return secrets.token_urlsafe(32)


def peppered(user_id: UUID, pin: str) -> str:
    """What is hashed of a PIN: it has so few values that whoever has the database alone would try them all, were the
    key not missing (`AMAL_FIELD_PIN_KEY`)."""
    return _keyed(current_app.config["PIN_KEY"], f"pin {user_id} {pin}").hex()


def derived(*parts: object) -> bytes:
    """32 bytes that follow from these words and `SECRET_KEY`: the same again for whoever asks with both."""
    return _keyed(current_app.secret_key, " ".join(map(str, parts)))


def _keyed(key: str, text: str) -> bytes:
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()


def fingerprint(text: str) -> str:
    """What is stored of a secret, an e-mail or an address that is only to be recognised."""
    return hashlib.sha256(text.encode()).hexdigest()


def seal(text: str) -> str:
    """What is stored of a secret that must be read again: encrypted, with a key that follows from `SECRET_KEY`.

    Whoever has the database alone reads nothing. Once `SECRET_KEY` is another, nobody reads what was sealed before: the
    codes of an app work no more, and whoever has only these comes in with a recovery code, or has their second step
    taken away and sets a new one up. Passkeys and recovery codes go on working.
    """
    return _fernet().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str | None:
    """What was sealed; None where that was with another key, or never."""
    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def opened(key: str | None, iv: bytes, sealed: bytes) -> bytes | None:
    """What a tablet sealed under the key that it was given (`sealing_keys`); None where that key does not open it."""
    try:
        return AESGCM(base64.b64decode(key or "")).decrypt(iv, sealed, None)
    except (InvalidTag, ValueError):
        return None


def seal_key(key: UUID) -> str:
    """The key of a row as an address carries it where that must not tell whose it is: the same each time (AES-SIV),
    until `SECRET_KEY` is another."""
    return (
        base64.urlsafe_b64encode(_siv(current_app.config["SECRET_KEY"]).encrypt(key.bytes, None)).decode().rstrip("=")
    )


def unseal_key(sealed: str) -> UUID | None:
    """The key that was sealed; None where that was with another key, or never."""
    try:
        whole = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
        return UUID(bytes=_siv(current_app.config["SECRET_KEY"]).decrypt(whole, None))
    except (InvalidTag, ValueError):
        return None


def _fernet() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derived(current_app.config["SECRET_KEY"], b"amal_field seal")))


@lru_cache
def _siv(secret: str) -> AESSIV:
    return AESSIV(_derived(secret, b"amal_field keys"))


def _derived(secret: str, use: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=use).derive(secret.encode())


def _nobody() -> str:
    if "NOBODY_HASH" not in current_app.config:
        current_app.config["NOBODY_HASH"] = hash_password(new_secret())
    return current_app.config["NOBODY_HASH"]

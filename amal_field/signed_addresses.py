"""Addresses that open something for whoever has them: signed over the key of a row and its serial. No secret is stored
and an address can be shown again; a higher serial of the row ends every address of before. The last key signs; those of
`SECRET_KEY_FALLBACKS` still open."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, Signer


@dataclass(frozen=True)
class SignedAddresses:
    """One kind of them; `salt`: what keeps an address of one kind from opening something of another."""

    salt: str

    def sign(self, key: UUID, serial: int) -> str:
        """The part of the address that opens the row, while it has this serial."""
        text = urlsafe_b64encode(key.bytes).decode().rstrip("=")
        return self._signer().sign(f"{text}.{serial}").decode()

    def read(self, signed: str) -> tuple[UUID, int] | None:
        """The key and the serial of an address that was signed here; None for any other text."""
        try:
            key, _, serial = self._signer().unsign(signed).decode().partition(".")
        except BadSignature:
            return None
        return UUID(bytes=urlsafe_b64decode(f"{key}==")), int(serial)

    def _signer(self) -> Signer:
        salt = f"amal-field.{self.salt}"
        keys = [*(current_app.config["SECRET_KEY_FALLBACKS"] or ()), current_app.secret_key]
        return Signer(keys, salt=salt, key_derivation="hmac", digest_method=hashlib.sha256)

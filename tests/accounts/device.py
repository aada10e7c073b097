"""A device that makes passkeys and signs with them, as a browser hands its answers on; and an app that shows codes."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
import pyotp
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

from amal_field import clock

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def code_of(secret: str, *, steps_ahead: int = 0) -> str:
    """What an app shows now, or so many half minutes from now."""
    return pyotp.TOTP(secret).at(clock.now(), counter_offset=steps_ahead)


@dataclass
class Device:
    """A tablet with one passkey. `origin`: the page that asks; `count`: how often it has signed; `flags`: what it says
    of the person before it."""

    origin: str = "http://localhost"
    count: int = 1
    flags: int = PRESENT | VERIFIED
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def make(self, options: dict[str, Any]) -> str:
        """The answer to `create`."""
        asked = options["create"]
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        length = len(self.credential_id).to_bytes(2, "big")
        data = self._data(asked["rp"]["id"], self.flags | ATTESTED) + bytes(16) + length + self.credential_id + public
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", asked["challenge"])
        return self._answer(clientDataJSON=said, attestationObject=attestation, transports=["internal"])

    def sign(self, options: dict[str, Any]) -> str:
        """The answer to `get`; the device counts it."""
        asked = options["get"]
        self.count += 1
        data, said = self._data(asked["rpId"], self.flags), self._said("webauthn.get", asked["challenge"])
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=data, signature=signature, userHandle=None)

    def _data(self, host: str, flags: int) -> bytes:
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _said(self, purpose: str, challenge: str) -> bytes:
        return json.dumps({"type": purpose, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **parts: Any) -> str:
        key = bytes_to_base64url(self.credential_id)
        told = {name: bytes_to_base64url(part) if isinstance(part, bytes) else part for name, part in parts.items()}
        return json.dumps(
            {"id": key, "rawId": key, "type": "public-key", "clientExtensionResults": {}, "response": told}
        )

"""What passes between us and a device that keeps a passkey: a challenge from us, what it signed from there.

A passkey belongs to the name under which the app is asked, which is one of `TRUSTED_HOSTS`, behind a proxy too; at a
bare address there is none. The challenge lies signed in the session, holds five minutes for one sign-in, and is taken
out when an answer comes; an old copy of the session brings nothing either, since a half sign-in is finished once and a
passkey is registered once. That the device asks for a finger or a PIN is preferred and not demanded: the password was
given before, and what the passkey adds is the device. A passkey may be kept on the device alone or by its maker for all
devices of a user, and no device has to prove by whom it was made.
"""

import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import TypeVar
from urllib.parse import urlsplit

import webauthn
from flask import request, session
from flask_babel import gettext as _
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, structs

from amal_field import clock, passwords
from amal_field.accounts import rules
from amal_field.accounts.models import Passkey, User
from amal_field.accounts.operations import NewPasskey
from amal_field.refusal import RuleBroken

CHALLENGE = "challenge"
CHALLENGE_LIFE = timedelta(minutes=5)
MOST = 20_000
"""Signs of an answer; that of any device has fewer."""
Answer = TypeVar("Answer")


def host() -> str | None:
    """The name under which passkeys work here; None at a bare address."""
    name = urlsplit(f"//{request.host}").hostname or ""
    try:
        ip_address(name)
    except ValueError:
        return name or None
    return None


def name_of_device() -> str:
    """How a passkey is called as long as nobody calls it otherwise."""
    return rules.browser_in_words(request.headers.get("User-Agent", "")) or _("Passkey")


def options_to_make(user: User, known: Iterable[Passkey]) -> dict:
    """What the browser is to ask of a device that makes a passkey: not one that has one of the user already."""
    options = webauthn.generate_registration_options(
        rp_id=host(),
        rp_name="Amal Field",
        user_id=user.id.bytes,
        user_name=user.email,
        user_display_name=user.name,
        challenge=_new_challenge(user, "make"),
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.PREFERRED,
            user_verification=structs.UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=_described(known),
    )
    return {"create": json.loads(webauthn.options_to_json(options))}


def options_to_use(user: User, known: Iterable[Passkey]) -> dict:
    """What the browser is to ask of a device that has one of these passkeys."""
    options = webauthn.generate_authentication_options(
        rp_id=host(), challenge=_new_challenge(user, "use"), allow_credentials=_described(known)
    )
    return {"get": json.loads(webauthn.options_to_json(options))}


def made(user: User, answer: str) -> NewPasskey:
    """The passkey that a device made. Raises `RuleBroken` `passkey_wrong`."""
    challenge, name = _take_challenge(user, "make"), host()
    told = _understood(
        lambda: webauthn.verify_registration_response(
            credential=answer, expected_challenge=challenge, expected_rp_id=name, expected_origin=_origin()
        ),
        answer,
    )
    key = bytes_to_base64url(told.credential_public_key)
    return NewPasskey(bytes_to_base64url(told.credential_id), key, told.sign_count, name)


def credential_of(answer: str) -> str:
    """Which passkey signed, as it says itself. Raises `RuleBroken` `passkey_wrong`."""
    return _understood(lambda: re.fullmatch(r"[A-Za-z0-9_-]+", json.loads(answer)["id"]).group(), answer)


def take_challenge(user: User) -> bytes:
    """What the device was to sign; it can be taken once. Raises `RuleBroken` `passkey_wrong`."""
    return _take_challenge(user, "use")


def signed(answer: str, passkey: Passkey, challenge: bytes) -> int:
    """How often the passkey has signed, by its own count, which must have grown. Raises `RuleBroken`
    `passkey_wrong`."""
    told = _understood(
        lambda: webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=passkey.host,
            expected_origin=_origin(),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
        ),
        answer,
    )
    return told.new_sign_count


def _origin() -> str:
    return f"{request.scheme}://{request.host}"


def _described(known: Iterable[Passkey]) -> list[structs.PublicKeyCredentialDescriptor]:
    return [structs.PublicKeyCredentialDescriptor(id=base64url_to_bytes(passkey.credential_id)) for passkey in known]


def _new_challenge(user: User, purpose: str) -> bytes:
    challenge = passwords.new_secret()
    session[CHALLENGE] = [purpose, user.sign_in.id.hex, clock.now().isoformat(), challenge]
    return challenge.encode()


def _take_challenge(user: User, purpose: str) -> bytes:
    kept = session.pop(CHALLENGE, None)
    if kept is None or kept[:2] != [purpose, user.sign_in.id.hex]:
        raise RuleBroken("passkey_wrong")
    if clock.now() - datetime.fromisoformat(kept[2]) > CHALLENGE_LIFE:
        raise RuleBroken("passkey_wrong")
    return kept[3].encode()


def _understood(read: Callable[[], Answer], answer: str) -> Answer:
    """What `read` makes of an answer. Whatever goes wrong with what a stranger may have sent, it is no passkey."""
    try:
        if len(answer) > MOST:
            raise ValueError(len(answer))
        return read()
    except Exception as error:
        raise RuleBroken("passkey_wrong") from error

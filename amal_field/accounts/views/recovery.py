"""The recovery codes on their way to the user: sealed in the session until they are shown, stored as hashes alone."""

import json
from collections.abc import Sequence

from flask import session

from amal_field import passwords

CODES = "recovery"


def hand_over(codes: Sequence[str]) -> None:
    """Keep new codes until they are shown."""
    if codes:
        session[CODES] = passwords.seal(json.dumps(list(codes)))


def waiting() -> list[str]:
    """The codes that wait to be shown; they wait on."""
    text = passwords.unseal(session.get(CODES, ""))
    return json.loads(text) if text else []


def show_once() -> list[str]:
    """The codes that wait to be shown; no longer."""
    codes = waiting()
    session.pop(CODES, None)
    return codes

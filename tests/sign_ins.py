"""Each of the cast is signed in somewhere, from the start and as long as any test moves its clock."""

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5

from amal_field.accounts.models import SignIn
from amal_field.accounts.offers.demo import CAST, player
from amal_field.db import db

LONG_AFTER = datetime(2100, 1, 1, tzinfo=UTC)
"""When these were opened and used, and until when no password is asked again."""


HALF = "half-"


def key_of(player_key: str) -> UUID:
    """The key of the sign-in of one of the cast."""
    return uuid5(NAMESPACE_DNS, f"{player_key}.amal.example")


def open_all() -> None:
    """Sign the whole cast in."""
    for key in CAST:
        moments = {"opened_at": LONG_AFTER, "seen_at": LONG_AFTER, "raised_until": LONG_AFTER}
        db.session.add(
            SignIn(id=key_of(key), user_id=player(key).id, means="password", browser="Chrome, Android", **moments)
        )


def open_half(player_key: str) -> None:
    """Let one of the cast have given the password, and be at the second step."""
    until = {"opened_at": LONG_AFTER, "seen_at": LONG_AFTER, "half_until": LONG_AFTER}
    db.session.add(
        SignIn(
            id=key_of(f"{HALF}{player_key}"), user_id=player(player_key).id, means="password", browser="Chrome", **until
        )
    )


def session_of(player_key: str) -> dict[str, Any]:
    """What the cookie of that sign-in holds; `half-dirk` is that of one who is at the second step."""
    if player_key.startswith(HALF):
        return {"half": key_of(player_key).hex}
    return {"_user_id": key_of(player_key).hex, "_fresh": True, "used": LONG_AFTER.isoformat()}

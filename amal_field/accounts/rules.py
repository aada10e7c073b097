"""Decisions about passwords, locks and administrators, on plain values."""

from collections.abc import Collection
from datetime import datetime, timedelta

from amal_field.refusal import RuleBroken

PASSWORD_LEAST = 10
PASSWORD_MOST = 200
INVITATION_LIFE = timedelta(days=7)


def check_password(password: str, *, name: str, email: str) -> None:
    """Demand a password of a fair length that is not the name or the e-mail itself.

    Raises `RuleBroken` `password_short` or `password_obvious`.
    """
    if len(password) < PASSWORD_LEAST:
        raise RuleBroken("password_short", least=PASSWORD_LEAST)
    plain = password.casefold().strip()
    obvious = {
        email.casefold(),
        email.casefold().partition("@")[0],
        name.casefold(),
        name.casefold().replace(" ", ""),
    }
    if plain in obvious or len(set(plain)) < 4:
        raise RuleBroken("password_obvious")


def is_locked(*, tries: int, tries_of_address: int, limit: int, limit_of_address: int) -> bool:
    """Whether the door stays shut after this many failed tries within the lock's time."""
    return tries >= limit or tries_of_address >= limit_of_address


def check_invitation(*, until: datetime | None, now: datetime) -> None:
    """Demand an invitation that still holds. Raises `RuleBroken` `invitation_over`."""
    if until is None or until < now:
        raise RuleBroken("invitation_over")


def check_administrator_stays(*, administrators_left: int) -> None:
    """Demand that somebody can still manage users. Raises `RuleBroken` `last_administrator`."""
    if administrators_left < 1:
        raise RuleBroken("last_administrator")


def check_roles(roles: Collection[str]) -> None:
    """Demand at least one role. Raises `RuleBroken` `no_role`."""
    if not roles:
        raise RuleBroken("no_role")

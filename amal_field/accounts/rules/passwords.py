"""Decisions about passwords, invitations, roles and administrators."""

import re
import threading
from collections.abc import Collection
from datetime import datetime, timedelta

from zxcvbn import zxcvbn

from amal_field.refusal import RuleBroken

PASSWORD_LEAST = 10
PASSWORD_MOST = 200
PASSWORD_JUDGED = 72
"""So many characters of a password are judged: beyond them `zxcvbn` refuses to."""
PASSWORD_SCORE = 3
"""Of 0 to 4: guessed in more than a hundred million tries."""
OUR_WORDS = (
    *("amal", "amalfield", "amalgent", "gent", "field", "transit", "doortrekkersterrein", "doortrekker"),
    *("welkom", "wachtwoord", "bienvenue", "motdepasse", "bonjour", "zomer", "winter", "lente", "herfst", "printemps"),
    *("automne", "hiver", "januari", "februari", "maart", "augustus", "september", "oktober", "november", "december"),
)
"""What somebody who wants to come in here tries first."""
INVITATION_LIFE = timedelta(days=7)

_judge = threading.Lock()
"""`zxcvbn` keeps the words of whom it judges in one place for all threads."""


def check_password(password: str, *, name: str, email: str) -> None:
    """Demand a password of a fair length that is not guessed with a dictionary, or with what is known of the user.

    Raises `RuleBroken` `password_short` or `password_weak`.
    """
    if len(password) < PASSWORD_LEAST:
        raise RuleBroken("password_short", least=PASSWORD_LEAST)
    known = [*OUR_WORDS, name, email, *re.split(r"[\W_]+", f"{name} {email}")]
    spellings = (password, re.sub(r"[\W_]+", "", password) or password)
    with _judge:
        judged = [
            zxcvbn(spelling[:PASSWORD_JUDGED], user_inputs=[word for word in known if word]) for spelling in spellings
        ]
    if min(judgement["score"] for judgement in judged) < PASSWORD_SCORE:
        raise RuleBroken("password_weak")


def check_invitation(*, until: datetime | None, now: datetime) -> None:
    """Demand an invitation that still holds. Raises `RuleBroken` `invitation_over`."""
    if until is None or until < now:
        raise RuleBroken("invitation_over")


def check_may_be_invited(*, name: str, is_deactivated: bool) -> None:
    """Demand somebody who may sign in once a password is chosen. Raises `RuleBroken` `invitation_deactivated`."""
    if is_deactivated:
        raise RuleBroken("invitation_deactivated", name=name)


def check_administrator_stays(*, administrators_left: int) -> None:
    """Demand that somebody can still manage users. Raises `RuleBroken` `last_administrator`."""
    if administrators_left < 1:
        raise RuleBroken("last_administrator")


def check_roles(roles: Collection[str]) -> None:
    """Demand at least one role. Raises `RuleBroken` `no_role`."""
    if not roles:
        raise RuleBroken("no_role")

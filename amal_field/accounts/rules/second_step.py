"""Decisions about what somebody shows after the password."""

import hmac
import re
import secrets
from datetime import datetime

import pyotp

from amal_field.refusal import RuleBroken

CODE_SECONDS = 30
CODE_DRIFT = 1
"""So many half minutes the clock of an app may be ahead or behind."""
RECOVERY_CODES = 10
RECOVERY_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
RECOVERY_LENGTH = 16
"""Signs of a recovery code, none of which is taken for another, and how many it has: 79 bits of chance."""


def accepted_step(secret: str, code: str, *, after: int, now: datetime) -> int | None:
    """The half minute to which a code of an app belongs; None where it is wrong, or not later than the last one."""
    digits = re.sub(r"\s", "", code)
    if not re.fullmatch(r"[0-9]{6}", digits):
        return None
    present = int(now.timestamp()) // CODE_SECONDS
    steps = [step for step in range(present - CODE_DRIFT, present + CODE_DRIFT + 1) if step > after]
    app = pyotp.TOTP(secret, interval=CODE_SECONDS)
    return next((step for step in steps if hmac.compare_digest(app.generate_otp(step), digits)), None)


def new_recovery_codes() -> list[str]:
    """Ten codes by chance, in groups of four as people copy them."""
    drawn = ["".join(secrets.choice(RECOVERY_SIGNS) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]
    return ["-".join(code[place : place + 4] for place in range(0, RECOVERY_LENGTH, 4)) for code in drawn]


def bare_recovery_code(typed: str) -> str:
    """A recovery code as it is compared: however somebody wrote its groups and its capitals."""
    return re.sub(r"[^a-z0-9]", "", typed.casefold())


def check_factor_stays(*, factors_left: int, is_needed: bool) -> None:
    """Demand that who needs a second step keeps one. Raises `RuleBroken` `last_factor`."""
    if is_needed and factors_left < 1:
        raise RuleBroken("last_factor")


def check_without_factor(*, has_factor: bool) -> None:
    """Demand that who sets up a second step by a password alone has none yet. Raises `RuleBroken` `factor_there`."""
    if has_factor:
        raise RuleBroken("factor_there")

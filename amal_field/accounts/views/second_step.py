"""The second step of a sign-in: what somebody shows after the password, or sets up where their role wants it.

Until then the sign-in is a half one: its row signs nobody in, the session knows it under a name of its own, and the
only page that it opens is that of this step.
"""

from functools import partial
from typing import Any

from flask import request

from amal_field.accounts import operations
from amal_field.accounts.models import User
from amal_field.accounts.queries import second_step as second_step_queries
from amal_field.accounts.views import authenticator, ceremonies, here, recovery, signing_in
from amal_field.accounts.views.tries import Outcome, try_second_step
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.web import unit_of_work

FIELDS = {"passkey": "second_passkey", "recovery": "second_recovery", "code": "second_code"}
"""With what somebody comes in → the field that brings it, the rarest first: a code may be left over beside it."""


def context_of(user: User) -> dict[str, Any]:
    """What the page of the step shows: the recovery codes, what is to be set up, or what is asked."""
    if user.sign_in.is_proven:
        return {"step": "codes", "codes": recovery.waiting()}
    host = ceremonies.host()
    factors = second_step_queries.factors_of(user)
    if not len(factors):
        return {"step": "set_up", "host": host, "app": authenticator.set_up_of(user)}
    has_passkey = bool(host and factors.passkeys_at(host))
    return {"step": "ask", "has_passkey": has_passkey, "has_app": factors.authenticator is not None}


def options_of(user: User) -> dict[str, Any]:
    """What the browser is to ask of a device; empty where there is none to ask."""
    host = ceremonies.host()
    factors = second_step_queries.factors_of(user)
    if not host or user.sign_in.is_proven:
        return {}
    if not len(factors):
        return ceremonies.options_to_make(user, ())
    known = factors.passkeys_at(host)
    return ceremonies.options_to_use(user, known) if known else {}


def answer(user: User) -> Outcome:
    """Do what the form at hand brings: the outcome is `right` once the user is in."""
    if user.sign_in.is_proven:
        return _finish(user) if request.form.get("second_kept") else Outcome("half")
    means = next((means for means, field in FIELDS.items() if request.form.get(field, "").strip()), None)
    if means is None:
        return Outcome("code_missing")
    try:
        if second_step_queries.has_factor(user):
            return _show(user, means)
        return _set_up(user, means)
    except RuleBroken as broken:
        return Outcome(broken.code)


def _show(user: User, means: str) -> Outcome:
    """Let in who shows what they have set up. What is wrong counts as a try."""
    shown, sign_in = _brought(means), user.sign_in
    challenge = ceremonies.take_challenge(user) if means == "passkey" else b""

    def settle(stamp: Stamp) -> bool:
        is_right = {
            "passkey": partial(_is_signed, user, shown, challenge),
            "recovery": partial(operations.use_recovery_code, user, shown),
            "code": partial(operations.use_code, user, shown),
        }[means](stamp=stamp)
        return is_right and _let_in(user, means, stamp)

    outcome = try_second_step(user, settle)
    if outcome.code == "right":
        signing_in.enter(user, sign_in)
    return Outcome(f"{means}_wrong") if outcome.code == "wrong" else outcome


def _set_up(user: User, means: str) -> Outcome:
    """Set up what the user wants to show from now on. Only where nothing is set up yet: by then it is asked."""
    sign_in, shown = user.sign_in, _brought(means)
    if means == "recovery":
        return Outcome("code_missing")
    made = ceremonies.made(user, shown) if means == "passkey" else None
    stamp = here.stamp_of(user.id)
    with unit_of_work.paused(), unit_of_work.apart():
        if not operations.prove_sign_in(sign_in, means, stamp=stamp):
            return Outcome("late")
        alone = {"must_be_first": True, "stamp": stamp}
        if made:
            codes = operations.add_passkey(user, made, ceremonies.name_of_device(), **alone)
        else:
            codes = operations.set_authenticator(user, authenticator.drawn(), shown, **alone)
    authenticator.forget()
    recovery.hand_over(codes)
    return Outcome("half")


def _finish(user: User) -> Outcome:
    sign_in = user.sign_in
    stamp = here.stamp_of(user.id)
    with unit_of_work.paused(), unit_of_work.apart():
        if not _let_in(user, sign_in.means, stamp):
            return Outcome("late")
    signing_in.enter(user, sign_in)
    return Outcome("right")


def _let_in(user: User, means: str, stamp: Stamp) -> bool:
    sign_in = user.sign_in
    waits = operations.prove_sign_in(sign_in, means, stamp=stamp)
    return waits and operations.finish_sign_in(user, sign_in, stamp=stamp)


def _is_signed(user: User, shown: str, challenge: bytes, *, stamp: Stamp) -> bool:
    host = ceremonies.host()
    try:
        credential_id = ceremonies.credential_of(shown)
        passkey = second_step_queries.passkey_of(user, credential_id, host=host) if host else None
        if passkey is None:
            return False
        operations.use_passkey(passkey, sign_count=ceremonies.signed(shown, passkey, challenge), stamp=stamp)
    except RuleBroken:
        return False
    return True


def _brought(means: str) -> str:
    return request.form.get(FIELDS[means], "")

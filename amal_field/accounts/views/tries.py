"""Tries at the door: each is counted before it is checked, and while the lock holds nothing is checked at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import structlog
from flask import current_app, request
from flask_babel import gettext as _

from amal_field import passwords
from amal_field.accounts import messages, operations
from amal_field.accounts.models import IMPORT_ID, TABLET_ID, User
from amal_field.accounts.queries import users as user_queries
from amal_field.accounts.views import here
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.web import unit_of_work

log = structlog.get_logger()


@dataclass(frozen=True)
class Outcome:
    """How a try ended: `right`, `wrong`, `locked`; `half` where the next step is asked, `late` where it came too late,
    or the code of a refusal."""

    code: str


def try_password(email: str, password: str, settle: Callable[[User, Stamp], bool]) -> Outcome:
    """Check a password, with no transaction open: the try is counted in one before, and in one after `settle` does
    what the right password is for. While the lock holds nothing is even tried."""
    email = email.replace("\x00", "").strip().casefold()
    stamp = here.stamp_of(IMPORT_ID)
    with unit_of_work.paused():
        with unit_of_work.apart():
            claimed = _claim(email, stamp)
            user = user_queries.user_by_email(email) if claimed else None
        if claimed is None:
            return _noted(Outcome("locked"))
        if not passwords.verify_password(user.password_hash if user else None, password) or not user.is_active:
            return _noted(Outcome("wrong"), user)
        with unit_of_work.apart():
            operations.give_back_try(claimed)
            is_settled = settle(user, replace(stamp, by_id=user.id))
            return _noted(Outcome("right" if is_settled else "wrong"), user)


def try_code(code: str, settle: Callable[..., object]) -> Outcome:
    """Let `settle` use the code of a shared tablet, in a short write of its own. A wrong code counts as a wrong sign-in
    of the address does, and is not even looked at while the door is locked for it."""
    stamp = here.stamp_of(TABLET_ID)
    with unit_of_work.paused():
        with unit_of_work.apart():
            claimed = _claim(f"code {code}", stamp)
        if claimed is None:
            return _noted(Outcome("password_locked"), event="tablet_code_try")
        try:
            with unit_of_work.apart():
                settle(stamp=stamp)
                operations.give_back_try(claimed)
        except RuleBroken as broken:
            return _noted(Outcome(broken.code), event="tablet_code_try")
    return _noted(Outcome("right"), event="tablet_code_try")


def try_second_step(user: User, settle: Callable[[Stamp], bool]) -> Outcome:
    """Let `settle` check what is shown after the password, and do what it is for. It is a try as a password is."""
    stamp = here.stamp_of(user.id)
    with unit_of_work.paused():
        with unit_of_work.apart():
            claimed = _claim(user.email, stamp)
        if claimed is None:
            return _noted(Outcome("locked"), user, "second_step_try")
        with unit_of_work.apart():
            if not settle(stamp):
                return _noted(Outcome("wrong"), user, "second_step_try")
            operations.give_back_try(claimed)
    return _noted(Outcome("right"), user, "second_step_try")


def sentence_of(outcome: Outcome, *, of_user: bool = False) -> str:
    """The sentence of a try that failed. `of_user`: only the password was asked, of somebody who is known."""
    if of_user and outcome.code == "wrong":
        return _("This is not your password. Look at it and try again.")
    return str((messages.SENTENCES | messages.TRIES)[outcome.code])


def _noted(outcome: Outcome, user: User | None = None, event: str = "password_try") -> Outcome:
    """Leave a line in the log about a try: whose it was, where the e-mail is that of a user, and never the e-mail."""
    note = log.info if outcome.code == "right" else log.warning
    note(event, outcome=outcome.code, user=str(user.id) if user else None, endpoint=request.endpoint)
    return outcome


def _claim(email: str, stamp: Stamp) -> UUID | None:
    config = current_app.config
    return operations.claim_try(
        email,
        request.remote_addr or "",
        limit=config["SIGN_IN_TRIES"],
        limit_of_address=config["SIGN_IN_TRIES_PER_ADDRESS"],
        since=stamp.at - timedelta(minutes=config["SIGN_IN_LOCK_MINUTES"]),
        stamp=stamp,
    )

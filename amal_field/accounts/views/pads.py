"""Trying a PIN at a shared tablet: the try is counted before it is checked."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import structlog
from flask import request, session

from amal_field import clock, passwords
from amal_field.accounts import operations, rules
from amal_field.accounts.models import TABLET_ID, Tablet, User
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.accounts.views import signing_in
from amal_field.accounts.views.tries import Outcome
from amal_field.db import new_key
from amal_field.stamp import Stamp
from amal_field.web import sessions, unit_of_work
from amal_field.web import tablet as kept
from amal_field.web.addresses import key_in

log = structlog.get_logger()
NOBODY = Outcome("nobody")
"""No tablet, or no tile of this user on it."""


def try_pin(user_id: UUID, typed: str) -> Outcome:
    """Check a PIN, with no transaction open, and let in whose it is: one short write counts the try, the next opens
    the sign-in, in the place of whoever was signed in on the tablet. The own one that locked goes on: with it the page
    beneath the cover, and its forms."""
    before = key_in(session.get("_user_id"))
    with unit_of_work.paused():
        with unit_of_work.apart():
            found = tablet_queries.at_the_pad(kept.secret() or "", user_id, locked=True)
            if found is None:
                return NOBODY
            tablet, user = found.tablet, found.user
            stamp = Stamp(TABLET_ID, clock.now(), new_key(), tablet.id)
            if not tablet.takes_pins(stamp.at):
                return Outcome("pins_closed")
            counted = operations.count_try(user.id, tablet, stamp=stamp)
        if counted is None:
            return Outcome("pin_closed")
        pin_hash, tries = counted
        is_right = passwords.verify_password(pin_hash, passwords.peppered(user.id, typed))
        with unit_of_work.apart():
            is_right = is_right and operations.admit(user, pin_hash, tablet)
            if not is_right and tries >= rules.PIN_TRIES:
                operations.close_pin(user, stamp=stamp)
            is_own = is_right and operations.take_over(user, tablet, before, stamp=stamp)
            agent = rules.browser_in_words(request.headers.get("User-Agent", ""))
            is_new = is_right and not is_own
            opened = operations.open_by_pin(user, tablet, browser=agent, stamp=stamp) if is_new else None
            if is_right and found.turned_to:
                operations.record_handing_back(user, stamp=replace(stamp, by_id=user.id))
    if not is_right:
        return _wrong(user, tablet, is_closed=tries >= rules.PIN_TRIES)
    if opened:
        signing_in.enter(user, opened)
    sessions.note_use(every=timedelta(0))
    return Outcome("right")


def _wrong(user: User, tablet: Tablet, *, is_closed: bool) -> Outcome:
    told = {"user": str(user.id), "tablet": str(tablet.id)}
    log.warning("pin_wrong", **told)
    if is_closed:
        log.warning("pin_closed", **told)
    return Outcome("pin_closed" if is_closed else "pin_wrong")

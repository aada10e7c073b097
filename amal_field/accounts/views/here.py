"""The shared tablet at which a request is made, if it is one."""

from functools import partial
from uuid import UUID

import structlog
from flask import after_this_request, g, make_response, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, logout_user

from amal_field import clock, traces
from amal_field.accounts import operations, rules
from amal_field.accounts.models import Tablet, User
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.db import new_key
from amal_field.signed_addresses import SignedAddresses
from amal_field.stamp import Stamp
from amal_field.web import tablet as kept
from amal_field.web import unit_of_work

log = structlog.get_logger()
BLOCKED = SignedAddresses("blocked-tablet")
"""By what a tablet that was blocked, and has lost its secret, may hand in what waits on it."""


def tablet() -> Tablet | None:
    """The enrolled tablet, blocked or not."""
    if "tablet" not in g:
        secret = kept.secret()
        user = current_user if current_user.is_authenticated else g.get("locked")
        if secret and user and user.tablet:
            g.tablet = user.tablet
        else:
            g.tablet = tablet_queries.tablet_by_secret(secret) if secret else None
    return g.tablet


def stamp_of(user_id: UUID) -> Stamp:
    """A stamp of this user, now, at this tablet, for what no form brings."""
    here = tablet()
    return Stamp(by_id=user_id, at=clock.now(), token=new_key(), tablet_id=here.id if here else None)


def turn_away() -> ResponseReturnValue | None:
    """The page for a tablet that was blocked, which forgets all that it kept of us, what it sealed too; None for any
    other."""
    here = tablet()
    if here is None or not here.is_revoked:
        return None
    log.warning("tablet_revoked", tablet=str(here.id))
    unit_of_work.discard()
    logout_user()
    session.clear()
    response = kept.forget_all(make_response(render_template("accounts/blocked.html"), 401))
    response.headers["Amal-Wipe"] = said_to_blocked(here)
    return response


def said_to_blocked(tablet: Tablet) -> str:
    """What a tablet that was blocked is told, and shows when it hands in what waits on it."""
    return BLOCKED.sign(tablet.id, 0)


def handing_in(said: str) -> UUID | None:
    """The tablet that shows what it was told when it was blocked; None where that was said to none."""
    known = BLOCKED.read(said)
    return known[0] if known else None


def first_page(tablet: Tablet) -> str:
    """Where a tablet begins: with the names of who works on it, or at the desk's page for who comes in or waits."""
    pages = {rules.ENTRANCE: "reception_desk.entrance", rules.SCREEN: "reception_desk.screen"}
    return url_for(pages.get(tablet.use, "accounts.tablet"))


def actor(use: str) -> User | None:
    """Who does what is done without a person at this tablet, where it is one of this use."""
    secret = kept.secret()
    user = tablet_queries.actor_on(secret, use) if secret else None
    if user:
        g.tablet = user.tablet
        traces.come_from(user.tablet.id)
        note_contact()
    return user


def note_contact() -> None:
    """Write down that the tablet asked for something, unless that was written within the minute; on the first contact
    of a day its cookie lasts on."""
    here, now = tablet(), clock.now()
    if here is None or (here.seen_at and now - here.seen_at < rules.CONTACT_NOTED):
        return
    unit_of_work.remember(partial(operations.note_contact, here.id, now), needed=False)
    if here.seen_at is None or clock.day_of(here.seen_at) != clock.today():
        secret = kept.secret()
        after_this_request(lambda response: kept.keep_secret(response, secret))

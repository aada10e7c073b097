"""Shared tablets are enrolled, given a new code and blocked; a browser becomes one with a code that works once."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update

from amal_field import audit
from amal_field.accounts import rules
from amal_field.accounts.models import SignIn, Tablet
from amal_field.accounts.queries import tablets as tablet_queries
from amal_field.db import constraint_as_refusal, db
from amal_field.passwords import fingerprint
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

TAKEN = {
    "uq_tablets_name": "tablet_name_taken",
    "tablets.name": "tablet_name_taken",
    "uq_tablets_letter": "letter_taken",
    "tablets.letter": "letter_taken",
}


def enrol_tablet(name: str, letter: str | None, use: str, *, stamp: Stamp, life: timedelta = rules.CODE_LIFE) -> Tablet:
    """Make a tablet and the code with which a browser becomes it.

    Raises `RuleBroken` `letter_unknown`, `letter_on_screen`, `tablet_name_taken` or `letter_taken`.
    """
    rules.check_letter(letter, use=use)
    tablet = Tablet(name=name, letter=letter, use=use, **stamped(stamp))
    db.session.add(tablet)
    _give_code(tablet, stamp, life)
    with constraint_as_refusal(TAKEN, name=name, letter=letter):
        db.session.flush()
    audit.record("accounts:tablet:enrol", tablet, stamp)
    return tablet


def renew_code(tablet: Tablet, *, stamp: Stamp, life: timedelta = rules.CODE_LIFE) -> None:
    """Make a new code: for a first browser that came too late, or for one that was emptied. An older code ends; the
    browser that is this tablet stays so until the new code is used. Raises `RuleBroken` `tablet_blocked`."""
    _lock(tablet)
    if tablet.is_revoked:
        raise RuleBroken("tablet_blocked")
    _give_code(tablet, stamp, life)
    db.session.flush()
    audit.record("accounts:tablet:renew_code", tablet, stamp)


def become_tablet(code: str, secret: str, *, stamp: Stamp) -> Tablet:
    """Let the browser that typed this (bare) code be the tablet for which it was made, known by `secret` from now on.

    Of two at once with one code one gets it. Raises `RuleBroken` `code_over`.
    """
    fits = (Tablet.code_hash == fingerprint(code), Tablet.code_until > stamp.at, ~Tablet.is_revoked)
    known_by = {"secret_hash": fingerprint(secret), "code_hash": None, "code_until": None}
    become = update(Tablet).where(*fits).values(known_by | {"enrolled_at": stamp.at, "seen_at": stamp.at})
    tablet = db.session.scalars(become.returning(Tablet).execution_options(populate_existing=True)).one_or_none()
    if tablet is None:
        raise RuleBroken("code_over")
    end_on(tablet.id, stamp.at)
    audit.record("accounts:tablet:become", tablet, replace(stamp, tablet_id=tablet.id))
    return tablet


def revoke_tablet(tablet: Tablet, *, stamp: Stamp) -> None:
    """Block a tablet from its next request on; whoever is signed in there is so no longer. Twice is once."""
    _lock(tablet)
    if tablet.is_revoked:
        return
    tablet.revoked_at, tablet.revoked_by_id = stamp.at, stamp.by_id
    tablet.code_hash = tablet.code_until = None
    end_on(tablet.id, stamp.at)
    db.session.flush()
    audit.record("accounts:tablet:revoke", tablet, stamp)


def end_on(tablet_id: UUID, at: datetime) -> None:
    """Let the sign-in that is open on a tablet end, a half one too."""
    db.session.execute(update(SignIn).where(SignIn.tablet_id == tablet_id, ~SignIn.is_over).values(ended_at=at))


def make_room(tablet_id: UUID, at: datetime) -> bool:
    """Let nobody be signed in on a tablet, once others who are at it have ended; false where it is blocked."""
    held = select(Tablet.id).where(Tablet.id == tablet_id, ~Tablet.is_revoked).with_for_update()
    if db.session.scalar(held) is None:
        return False
    end_on(tablet_id, at)
    return True


def note_contact(tablet_id: UUID, at: datetime) -> None:
    """Note when a tablet asked for something last."""
    db.session.execute(update(Tablet).where(Tablet.id == tablet_id, Tablet.seen_at < at).values(seen_at=at))


def _give_code(tablet: Tablet, stamp: Stamp, life: timedelta) -> None:
    tablet.code_until, tablet.enrolled_by_id = stamp.at + life, stamp.by_id
    tablet.code_hash = fingerprint(tablet_queries.code_of(tablet))


def _lock(tablet: Tablet) -> None:
    """Read what depends on others, once they have ended."""
    db.session.refresh(tablet, ["revoked_at", "code_until", "code_hash", "secret_hash"], with_for_update=True)

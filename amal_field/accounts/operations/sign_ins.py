"""Signing in and out: tries are counted before they are made, and a sign-in is a row that can be ended."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, delete, func, insert, literal, or_, select, update

from amal_field import audit
from amal_field.accounts import rules
from amal_field.accounts.models import Pin, SignIn, SignInAttempt, TabletUser, User
from amal_field.accounts.operations.pins import forgive_tries
from amal_field.accounts.operations.tablets import make_room
from amal_field.audit import AuditEntry
from amal_field.column_types import UtcDateTime
from amal_field.db import db, insert_of_engine, is_sqlite, new_key
from amal_field.passwords import fingerprint
from amal_field.stamp import Stamp

TRIES = SignInAttempt.__table__
LOCK_OF_TRIES = 2026_11_29
"""PostgreSQL's advisory lock under which tries are counted; on SQLite the writer's lock serves."""
FORGIVEN_BY = ("accounts:sign_in:open", "accounts:invitation:accept", "accounts:password:change")
"""After one of these the tries of before count no more."""


def claim_try(
    email: str, address: str, *, limit: int, limit_of_address: int, since: datetime, stamp: Stamp
) -> UUID | None:
    """Take one of the tries that are left to this e-mail and this address; None where none is.

    A try counts as failed until `give_back_try`, so of many at once no more are checked than are left.
    """
    if not is_sqlite():
        db.session.execute(select(func.pg_advisory_xact_lock(LOCK_OF_TRIES)))
    key, of_email, of_address = new_key(), fingerprint(email), fingerprint(address)
    tried = select(func.count()).select_from(SignInAttempt).where(SignInAttempt.at > since)
    forgiven = (
        select(func.max(AuditEntry.at))
        .join(User, User.id == AuditEntry.subject_id)
        .where(AuditEntry.tag.in_(FORGIVEN_BY), User.email == email)
        .scalar_subquery()
    )
    by_email = tried.where(
        SignInAttempt.email_hash == of_email, SignInAttempt.at > func.coalesce(forgiven, since)
    ).scalar_subquery()
    by_address = tried.where(SignInAttempt.address_hash == of_address).scalar_subquery()
    row = select(literal(key, Uuid()), literal(of_email), literal(of_address), literal(stamp.at, UtcDateTime()))
    left = row.where(by_email < limit, by_address < limit_of_address)
    claim = insert(TRIES).from_select(["id", "email_hash", "address_hash", "at"], left).returning(TRIES.c.id)
    return db.session.execute(claim).scalar()


def give_back_try(key: UUID) -> None:
    """Count a try no more: the password was right."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.id == key))


def open_sign_in(user: User, *, browser: str, is_half: bool, stamp: Stamp) -> SignIn | None:
    """Let in the user who gave the password. `is_half`: a second step is asked first, and until then it is good for
    nothing. On a shared tablet whoever was signed in there is so no longer. None where the user was deactivated, or
    chose another password, while this one was checked, or the tablet was blocked."""
    tries = select(Pin.tries).where(Pin.user_id == User.id).correlate(User).scalar_subquery()
    of_now = select(User.password_hash, User.deactivated_at, tries).where(User.id == user.id)
    *now, wrong_pins = db.session.execute(of_now.with_for_update(read=True, of=User)).one()
    if now != [user.password_hash, None]:
        return None
    if stamp.tablet_id and not make_room(stamp.tablet_id, stamp.at):
        return None
    sign_in = SignIn(
        user_id=user.id,
        tablet_id=stamp.tablet_id,
        means=rules.PASSWORD,
        browser=browser,
        opened_at=stamp.at,
        seen_at=stamp.at,
    )
    db.session.add(sign_in)
    if is_half:
        sign_in.half_until = stamp.at + rules.HALF_SIGN_IN
        db.session.flush()
        audit.record("accounts:sign_in:begin", user, stamp, browser=browser)
    else:
        _open(user, sign_in, stamp, has_tried=bool(wrong_pins))
    return sign_in


def prove_sign_in(sign_in: SignIn, means: str, *, stamp: Stamp) -> bool:
    """Note that a half sign-in has shown more than the password; false where it waits no more."""
    db.session.refresh(sign_in, with_for_update=True)
    if not sign_in.waits(stamp.at):
        return False
    sign_in.means = means
    return True


def finish_sign_in(user: User, sign_in: SignIn, *, stamp: Stamp) -> bool:
    """Let in the user whose half sign-in has shown more than the password."""
    if not sign_in.is_proven:
        return False
    sign_in.half_until = None
    sign_in.opened_at = sign_in.seen_at = stamp.at
    _open(user, sign_in, stamp, has_tried=True)
    return True


def _open(user: User, sign_in: SignIn, stamp: Stamp, *, has_tried: bool) -> None:
    sign_in.raised_until = stamp.at + rules.RAISED_FOR
    db.session.flush()
    if has_tried:
        forgive_tries(user.id)
    if sign_in.tablet_id:
        _add_tile(sign_in.tablet_id, user.id)
    audit.record("accounts:sign_in:open", user, stamp, browser=sign_in.browser)


def _add_tile(tablet_id: UUID, user_id: UUID) -> None:
    """From now on a PIN is enough for the user on this tablet."""
    insert_new = insert_of_engine(TabletUser)
    db.session.execute(insert_new.values(tablet_id=tablet_id, user_id=user_id).on_conflict_do_nothing())


def raise_sign_in(user: User, sign_in: SignIn, *, stamp: Stamp) -> None:
    """The password was asked again: for a while it need not be."""
    sign_in.raised_until = stamp.at + rules.RAISED_FOR
    db.session.flush()
    audit.record("accounts:sign_in:raise", user, stamp)


def end_sign_in(user: User, sign_in: SignIn, *, stamp: Stamp) -> None:
    """Let a sign-in of the user end at once, on whatever it was copied to. Twice is once."""
    if sign_in.is_over:
        return
    sign_in.ended_at = stamp.at
    db.session.flush()
    audit.record("accounts:sign_in:end", user, stamp, browser=sign_in.browser)


def end_sign_ins(user: User, *, but: SignIn | None = None, stamp: Stamp) -> None:
    """Let every sign-in of the user end, but one; what the operation records tells why."""
    others = SignIn.id != but.id if but else SignIn.id.is_not(None)
    ending = update(SignIn).where(SignIn.user_id == user.id, ~SignIn.is_over, others)
    db.session.execute(ending.values(ended_at=stamp.at))


def note_use(key: UUID, at: datetime) -> None:
    """Note when a sign-in was used last."""
    db.session.execute(update(SignIn).where(SignIn.id == key, SignIn.seen_at < at).values(seen_at=at))


def drop_sign_ins(*, stamp: Stamp) -> dict[str, int]:
    """Delete the sign-ins that ended long ago: how many. One that nobody ended has ended when it grew too old."""
    kept_since = stamp.at - rules.ENDED_SIGN_IN_KEPT
    grown_old = ~SignIn.is_over & (SignIn.opened_at <= kept_since - rules.LONGEST_SIGN_IN)
    gone = delete(SignIn).where(or_(SignIn.ended_at <= kept_since, grown_old))
    return {"sign_ins": db.session.execute(gone).rowcount}

"""PINs: set by their user, tried on a tablet, closed after five wrong tries, opened by the password."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import and_, case, delete, exists, func, literal, null, select, update
from sqlalchemy.orm import aliased

from amal_field import audit
from amal_field.accounts import rules
from amal_field.accounts.models import Pin, SignIn, Tablet, User
from amal_field.column_types import UtcDateTime
from amal_field.db import db
from amal_field.stamp import Stamp


def set_pin(user: User, pin_hash: str, *, stamp: Stamp) -> None:
    """Set the PIN that the user chose, in the place of another; a closed one is open again."""
    pin = db.session.get(Pin, user.id, with_for_update=True) or Pin(user_id=user.id)
    pin.hash, pin.tries, pin.closed_at = pin_hash, 0, None
    db.session.add(pin)
    db.session.flush()
    audit.record("accounts:pin:set", user, stamp)


def end_pin(user: User, *, stamp: Stamp) -> None:
    """Take the PIN of a user away: on each tablet the password is asked. Twice is once."""
    if db.session.execute(delete(Pin).where(Pin.user_id == user.id)).rowcount:
        audit.record("accounts:pin:end", user, stamp)


def count_try(user_id: UUID, tablet: Tablet, *, stamp: Stamp) -> tuple[str, int] | None:
    """Take one of the tries that are left to this PIN, and to this tablet: its hash, and how many were taken; None
    where none is left. A try counts as wrong until the PIN is shown to be right, so of many at once no more are looked
    at than are left. The tablet is locked by whoever asks.
    """
    other = aliased(Pin)
    of_others = select(func.coalesce(func.sum(other.tries), 0)).where(
        other.tried_on_id == tablet.id, other.tried_at > stamp.at - rules.TABLET_WINDOW, other.user_id != user_id
    )
    count = (
        update(Pin)
        .where(Pin.user_id == user_id, ~Pin.is_closed, Pin.tries < rules.PIN_TRIES)
        .values(
            tries=Pin.tries + 1,
            tried_at=stamp.at,
            tried_on_id=tablet.id,
            closed_at=case((Pin.tries + 1 >= rules.PIN_TRIES, literal(stamp.at, UtcDateTime())), else_=None),
        )
        .returning(Pin.hash, Pin.tries, of_others.scalar_subquery())
    )
    counted = db.session.execute(count).one_or_none()
    if counted is None:
        return None
    pin_hash, tries, of_others = counted
    if tries + of_others >= rules.TABLET_TRIES:
        tablet.pins_closed_until = stamp.at + rules.TABLET_WINDOW
        db.session.flush()
    return pin_hash, tries


def admit(user: User, pin_hash: str, tablet: Tablet) -> bool:
    """Forgive the tries before a PIN that was right. False where it was changed or ended meanwhile, the user
    deactivated or the tablet blocked: then nobody is let in."""
    may_enter = and_(
        exists().where(User.id == user.id, ~User.is_deactivated),
        exists().where(Tablet.id == tablet.id, ~Tablet.is_revoked, Tablet.secret_hash == tablet.secret_hash),
    )
    forgive = update(Pin).where(Pin.user_id == user.id, Pin.hash == pin_hash, may_enter)
    return db.session.execute(forgive.values(tries=0, closed_at=None)).rowcount > 0


def take_over(user: User, tablet: Tablet, before: UUID | None, *, stamp: Stamp) -> bool:
    """Let whoever is signed in on the tablet be so no longer; the own sign-in `before` that locked goes on instead, as
    one by PIN: whether there was one."""
    is_own = (SignIn.id == before) & (SignIn.user_id == user.id) & ~SignIn.is_half
    go_on = {
        "ended_at": case((is_own, null()), else_=literal(stamp.at, UtcDateTime())),
        "means": case((is_own, rules.PIN), else_=SignIn.means),
        "locked_at": None,
        "turned_to": None,
        "raised_until": None,
    }
    of_tablet = update(SignIn).where(SignIn.tablet_id == tablet.id, ~SignIn.is_over).values(go_on)
    left = db.session.execute(of_tablet.returning(SignIn.ended_at)).scalars().all()
    if None not in left:
        return False
    audit.record("accounts:sign_in:open_by_pin", user, replace(stamp, by_id=user.id))
    db.session.flush()
    return True


def open_by_pin(user: User, tablet: Tablet, *, browser: str, stamp: Stamp) -> SignIn:
    """Open a sign-in of the user whose PIN was right, where nobody is signed in any more."""
    sign_in = SignIn(
        user_id=user.id,
        tablet_id=tablet.id,
        means=rules.PIN,
        browser=browser,
        opened_at=stamp.at,
        seen_at=stamp.at,
    )
    db.session.add(sign_in)
    audit.record("accounts:sign_in:open_by_pin", user, replace(stamp, by_id=user.id))
    db.session.flush()
    return sign_in


def close_pin(user: User, *, stamp: Stamp) -> None:
    """Record that the fifth try was wrong as well."""
    audit.record("accounts:pin:close", user, stamp)
    db.session.flush()


def forgive_tries(user_id: UUID) -> None:
    """The password was right: a closed PIN is open again."""
    db.session.execute(update(Pin).where(Pin.user_id == user_id).values(tries=0, closed_at=None))

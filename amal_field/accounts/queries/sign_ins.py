"""Who is in, and where."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import bindparam, exists, func, select

from amal_field import clock
from amal_field.accounts import rules
from amal_field.accounts.models import Draft, Pin, SignIn, Tablet, User
from amal_field.column_types import UtcDateTime
from amal_field.db import db
from amal_field.passwords import fingerprint

UNSEEN = timedelta(hours=13)
"""A cookie holds for 12 hours after its last use; when that was, the row knows to the hour."""


HAS_PIN = exists().where(Pin.user_id == User.id)
DRAFTS = (
    select(func.count())
    .where(Draft.user_id == User.id, Draft.saved_at > bindparam("since", type_=UtcDateTime()))
    .correlate(User)
    .scalar_subquery()
)
USER = (
    select(User, SignIn, Tablet, HAS_PIN.label("has_pin"), DRAFTS.label("drafts"))
    .join(SignIn, SignIn.user_id == User.id)
    .outerjoin(Tablet, Tablet.id == SignIn.tablet_id)
    .where(SignIn.id == bindparam("key"))
)
"""What every request begins with, made once."""


def user_of_cookie(text: str, tablet_secret: str | None = None) -> User | None:
    """The user of a sign-in that still holds; what the cookie says is `User.get_id`. A sign-in on a shared tablet holds
    there alone: where the secret of the tablet comes along, and it is not blocked. It may be locked."""
    now = clock.now()
    try:
        row = db.session.execute(USER, {"key": UUID(text), "since": now - rules.DRAFT_LIFE}).unique().one_or_none()
    except ValueError:
        return None
    if row is None or not (row.User.is_active and row.SignIn.holds(now)):
        return None
    if row.SignIn.tablet_id and not _is_there(row.Tablet, tablet_secret):
        return None
    row.User.sign_in, row.User.tablet = row.SignIn, row.Tablet
    row.User.has_pin, row.User.drafts_waiting = row.has_pin, row.drafts
    return row.User


def user_id_of_cookie(text: str, tablet_id: UUID) -> UUID | None:
    """Whose sign-in on this tablet a cookie names, over or not."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    return db.session.scalar(select(SignIn.user_id).where(SignIn.id == key, SignIn.tablet_id == tablet_id))


def _is_there(tablet: Tablet, secret: str | None) -> bool:
    return not tablet.is_revoked and secret is not None and tablet.secret_hash == fingerprint(secret)


def sign_ins_of(user: User) -> list[SignIn]:
    """Where the user is signed in now, the last used first."""
    now = clock.now()
    mine = select(SignIn).where(SignIn.user_id == user.id, SignIn.holds(now), SignIn.seen_at > now - UNSEEN)
    return list(db.session.scalars(mine.order_by(SignIn.seen_at.desc(), SignIn.id)))


def sign_in_of(user: User, key: UUID) -> SignIn | None:
    """A sign-in of this user, over or not."""
    return db.session.scalars(select(SignIn).where(SignIn.id == key, SignIn.user_id == user.id)).one_or_none()

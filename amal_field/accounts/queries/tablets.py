"""Shared tablets: the list of the administrator, the one at which somebody stands, who may enter it with a PIN."""

from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from amal_field.accounts import rules
from amal_field.accounts.models import TABLET_ID, Draft, Pin, SignIn, Tablet, TabletUser, User
from amal_field.collation import sort_key
from amal_field.db import db
from amal_field.passwords import derived, fingerprint


@dataclass(frozen=True)
class TabletLine:
    """A tablet in the list: who made its code last, who is signed in there, and how many drafts of there wait."""

    tablet: Tablet
    enrolled_by: str | None
    signed_in: str | None
    drafts: int


def tablets(now: datetime) -> list[TabletLine]:
    """Every tablet, those in use first, by name."""
    by, here = aliased(User), aliased(User)
    at_it = (SignIn.tablet_id == Tablet.id) & ~SignIn.is_over & ~SignIn.is_half
    drafts = select(func.count()).where(Draft.tablet_id == Tablet.id, Draft.saved_at > now - rules.DRAFT_LIFE)
    wanted = (
        select(Tablet, by.name, here.name, drafts.correlate(Tablet).scalar_subquery())
        .outerjoin(by, by.id == Tablet.enrolled_by_id)
        .outerjoin(SignIn, at_it)
        .outerjoin(here, here.id == SignIn.user_id)
    )
    lines = [TabletLine(*row) for row in db.session.execute(wanted)]
    return sorted(lines, key=lambda line: (line.tablet.is_revoked, sort_key(line.tablet.name), line.tablet.id))


def tablet(tablet_id: UUID) -> Tablet | None:
    """One tablet, blocked or not."""
    return db.session.get(Tablet, tablet_id)


def open_on(tablet: Tablet, *, now: datetime) -> tuple[str | None, int]:
    """What is open on a tablet: the name of who is signed in, and how many drafts of there wait."""
    at_it = (SignIn.tablet_id == tablet.id, ~SignIn.is_over, ~SignIn.is_half)
    name = select(User.name).join(SignIn, SignIn.user_id == User.id).where(*at_it).scalar_subquery()
    drafts = select(func.count()).where(Draft.tablet_id == tablet.id, Draft.saved_at > now - rules.DRAFT_LIFE)
    return tuple(db.session.execute(select(name, drafts.scalar_subquery())).one())


def code_of(tablet: Tablet) -> str:
    """The code with which a browser becomes this tablet. It follows from the row and our key, so that it can be shown
    again; what is stored of it is a fingerprint."""
    drawn = derived("code of a tablet", tablet.id, tablet.code_until.astimezone(UTC).isoformat())
    return "".join(rules.CODE_SIGNS[byte % len(rules.CODE_SIGNS)] for byte in drawn[: rules.CODE_LENGTH])


def secret_for(code: str, token: UUID) -> str:
    """By what the browser is known that becomes a tablet with this code: the same again for a second tap on the same
    form, which cannot be had from the code alone."""
    return b32encode(derived("secret of a tablet", code, token)).decode().strip("=")


def actor_on(secret: str, use: str) -> User | None:
    """The system user that writes what is done without a person on the tablet that keeps this secret, where it is for
    this use and not blocked."""
    is_it = (Tablet.secret_hash == fingerprint(secret)) & (Tablet.use == use) & ~Tablet.is_revoked
    wanted = select(User, Tablet).join(Tablet, is_it).where(User.id == TABLET_ID)
    row = db.session.execute(wanted).unique().one_or_none()
    if row is None:
        return None
    row.User.tablet = row.Tablet
    return row.User


def tablet_by_secret(secret: str) -> Tablet | None:
    """The tablet that keeps this secret, blocked or not."""
    return db.session.scalars(select(Tablet).where(Tablet.secret_hash == fingerprint(secret))).one_or_none()


def users_of(tablet: Tablet) -> Sequence[User]:
    """Who may enter a tablet with a PIN: who has one, and signed in there with the password before; by name."""
    has_pin = exists().where(Pin.user_id == User.id)
    wanted = select(User).join(TabletUser, TabletUser.user_id == User.id)
    users = db.session.scalars(wanted.where(TabletUser.tablet_id == tablet.id, has_pin, ~User.is_deactivated)).unique()
    return sorted(users, key=lambda user: (sort_key(user.name), user.id))


@dataclass(frozen=True)
class AtThePad:
    """A tablet, one who may enter it with a PIN, and to what it is turned now."""

    tablet: Tablet
    user: User
    turned_to: str | None


def at_the_pad(secret: str, user_id: UUID, *, locked: bool = False) -> AtThePad | None:
    """The tablet that keeps this secret, and one who has a PIN and signed in there before. `locked`: once others who
    enter it have ended."""
    turned_to = select(SignIn.turned_to).where(SignIn.tablet_id == Tablet.id, ~SignIn.is_over).correlate(Tablet)
    wanted = (
        select(Tablet, User, turned_to.scalar_subquery())
        .join(TabletUser, TabletUser.tablet_id == Tablet.id)
        .join(User, User.id == TabletUser.user_id)
        .where(Tablet.secret_hash == fingerprint(secret), ~Tablet.is_revoked)
        .where(User.id == user_id, exists().where(Pin.user_id == User.id))
    )
    fresh = wanted.with_for_update(of=Tablet).execution_options(populate_existing=True)
    row = db.session.execute(fresh if locked else wanted).unique().one_or_none()
    return AtThePad(*row) if row else None


def has_pin(user: User) -> bool:
    """Whether this user has a PIN, closed or not."""
    return db.session.scalar(select(exists().where(Pin.user_id == user.id)))

"""What a user can show after the password, and who is at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, or_, select

from amal_field.accounts.models import Authenticator, Passkey, RecoveryCode, SignIn, User
from amal_field.db import db


@dataclass(frozen=True)
class Factors:
    """What a user has set up: passkeys, the latest first, the app that shows codes, and how many recovery codes are
    left."""

    passkeys: Sequence[Passkey]
    authenticator: Authenticator | None
    recovery_left: int

    def passkeys_at(self, host: str) -> list[Passkey]:
        """The passkeys that work under this name."""
        return [passkey for passkey in self.passkeys if passkey.host == host]

    def __len__(self) -> int:
        """How many there are that are used day by day."""
        return len(self.passkeys) + (self.authenticator is not None)


def factors_of(user: User) -> Factors:
    """What this user has set up."""
    passkeys = select(Passkey).where(Passkey.user_id == user.id).order_by(Passkey.recorded_at.desc(), Passkey.id)
    left = select(func.count()).where(RecoveryCode.user_id == user.id, ~RecoveryCode.is_used).scalar_subquery()
    with_app = select(left, Authenticator).outerjoin_from(User, Authenticator, Authenticator.user_id == User.id)
    recovery_left, authenticator = db.session.execute(with_app.where(User.id == user.id)).one()
    return Factors(db.session.scalars(passkeys).all(), authenticator, recovery_left)


def has_factor(user: User) -> bool:
    """Whether this user has set up a second step."""
    wanted = (exists().where(factor.user_id == user.id) for factor in (Passkey, Authenticator))
    return db.session.scalar(select(or_(*wanted)))


def user_at_second_step(key: UUID, *, now: datetime) -> User | None:
    """The user of a half sign-in that waits, which they carry; None where there is none, or it waited too long."""
    wanted = select(User, SignIn).join(SignIn, SignIn.user_id == User.id).where(SignIn.id == key)
    row = db.session.execute(wanted).unique().one_or_none()
    if row is None or not (row.User.is_active and row.SignIn.waits(now)):
        return None
    row.User.sign_in = row.SignIn
    return row.User


def passkey_of(user: User, credential_id: str, *, host: str) -> Passkey | None:
    """A passkey of this user that works under this name, by what the device calls it, once another use has ended."""
    wanted = select(Passkey).where(Passkey.user_id == user.id, Passkey.credential_id == credential_id)
    fresh = wanted.where(Passkey.host == host).with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(fresh).one_or_none()


def passkey(user: User, key: UUID) -> Passkey | None:
    """A passkey of this user, by its key."""
    return db.session.scalars(select(Passkey).where(Passkey.id == key, Passkey.user_id == user.id)).one_or_none()

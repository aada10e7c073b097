"""Users, their roles, their sign-ins, what they show after the password, and the tries that failed."""

from datetime import datetime
from functools import cached_property
from uuid import UUID

from flask_login import UserMixin
from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, and_, text
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.accounts import rules
from amal_field.db import Keyed, db, is_filled
from amal_field.permissions import Permission, Role, granted
from amal_field.stamp import Stamped

IMPORT_ID = UUID("00000000-0000-7000-8000-000000000001")
DEMO_ID = UUID("00000000-0000-7000-8000-000000000002")
TABLET_ID = UUID("00000000-0000-7000-8000-000000000003")
LINK_ID = UUID("00000000-0000-7000-8000-000000000004")
"""The system users: no e-mail, no password, never signed in. They come by migration. The last two write what happens
on a tablet without a person, and what comes by a link that was handed to somebody without an account."""


class User(Keyed, UserMixin, Stamped, db.Model):
    """Somebody who may sign in; a system user (`import`, `demo`, `tablet`, `link`) has no e-mail and never does.

    `person_id`: the person that this user is, where she helps at sessions; her own sessions are found by it.
    `invitation_until`: how long an open invitation holds. `invitation_serial`: of which invitation it is the turn, a
    higher one ends those of before. `invitation_hash`: of a link that was given out before links were signed.
    """

    __tablename__ = "users"
    __table_args__ = (Index("uq_users_person_id", "person_id", unique=True),)

    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    locale: Mapped[str | None]
    invitation_hash: Mapped[str | None] = mapped_column(unique=True)
    invitation_until: Mapped[datetime | None]
    invitation_serial: Mapped[int] = mapped_column(default=0)
    deactivated_at: Mapped[datetime | None]
    deactivated_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id", use_alter=True))

    role_rows: Mapped[list["UserRole"]] = relationship(
        lazy="joined", cascade="all, delete-orphan", order_by="UserRole.role"
    )

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(row.role) for row in self.role_rows)

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """All that the roles allow, together."""
        return granted(self.roles)

    def may(self, permission: Permission) -> bool:
        """Whether this user holds `permission`."""
        return permission in self.permissions

    @hybrid_property
    def is_deactivated(self) -> bool:
        """Whether an administrator shut them out."""
        return is_filled(self.deactivated_at)

    def has_open_invitation(self, now: datetime) -> bool:
        """Whether there is a link with which the user may choose a password."""
        return not self.is_deactivated and self.invitation_until is not None and now <= self.invitation_until

    @property
    def is_active(self) -> bool:
        """Whether the user may be signed in (asked by Flask-Login)."""
        return not self.is_deactivated and self.email is not None

    sign_in = None
    """The sign-in with which this user makes the request at hand, put here by who loads them."""

    tablet = None
    """The shared tablet on which they make it, put here likewise."""

    has_pin = False
    """Whether they have a PIN, put here likewise."""

    drafts_waiting = 0
    """How many drafts wait for them, put here likewise."""

    @property
    def tablet_id(self) -> UUID | None:
        """The shared tablet on which this user makes the request at hand."""
        if self.sign_in:
            return self.sign_in.tablet_id
        return self.tablet.id if self.tablet else None

    @property
    def turned_to(self) -> str | None:
        """The one address that the tablet opens while the person opposite has it."""
        return self.sign_in.turned_to if self.sign_in else None

    def get_id(self) -> str:
        """What the cookie holds: the key of the sign-in, which ends when its row does."""
        return self.sign_in.id.hex


class SignIn(Keyed, db.Model):
    """Somebody is in, in one browser: until it ends, or is not used for long.

    `means`: how they came in. `browser`: which one, in words. `raised_until`: so long the password need not be asked
    again for what asks it. `half_until`: so long it waits for the second step, and is good for nothing else.
    `tablet_id`: the shared tablet on which it is good, and nowhere else; one at a time is open there. `locked_at`:
    since when it waits there for the PIN of its user. `turned_to`: the one address, with those under it, that it opens
    while the person opposite has the tablet.
    """

    __tablename__ = "sign_ins"
    __table_args__ = (
        Index("ix_sign_ins_user_id", "user_id"),
        Index(
            "uq_sign_ins_open_on_tablet",
            "tablet_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    tablet_id: Mapped[UUID | None] = mapped_column(ForeignKey("tablets.id"))
    means: Mapped[str]
    browser: Mapped[str]
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    raised_until: Mapped[datetime | None]
    locked_at: Mapped[datetime | None]
    turned_to: Mapped[str | None]
    half_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    @hybrid_property
    def is_over(self) -> bool:
        """Whether it was ended."""
        return is_filled(self.ended_at)

    @hybrid_property
    def is_locked(self) -> bool:
        """Whether it waits for the PIN of its user."""
        return is_filled(self.locked_at)

    @property
    def is_by_pin(self) -> bool:
        """Whether a PIN on a shared tablet opened it: what reaches far wants the password then."""
        return self.means == rules.PIN

    @hybrid_property
    def is_half(self) -> bool:
        """Whether the second step has not been done."""
        return is_filled(self.half_until)

    def waits(self, now: datetime) -> bool:
        """Whether the second step may be done now."""
        return not self.is_over and self.is_half and now < self.half_until

    @property
    def is_proven(self) -> bool:
        """Whether more than the password was shown; a half sign-in waits then until the recovery codes are kept."""
        return self.means != rules.PASSWORD

    @hybrid_method
    def holds(self, now: datetime) -> bool:
        """Whether it is whole, has not ended, nor grown too old. Whether it was used of late, its cookie knows
        better."""
        return not self.is_over and not self.is_half and self.opened_at > now - rules.LONGEST_SIGN_IN

    @holds.inplace.expression
    @classmethod
    def _holds(cls, now: datetime) -> ColumnElement[bool]:
        return and_(~cls.is_over, ~cls.is_half, cls.opened_at > now - rules.LONGEST_SIGN_IN)


class Passkey(Keyed, Stamped, db.Model):
    """A key that a device of a user keeps, which signs what the server asks. `host`: the name under which it was made,
    and under which alone it works. `sign_count`: how often it has signed, where it counts that."""

    __tablename__ = "passkeys"
    __table_args__ = (Index("ix_passkeys_user_id", "user_id"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    name: Mapped[str]
    host: Mapped[str]
    credential_id: Mapped[str] = mapped_column(unique=True)
    public_key: Mapped[str]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    used_at: Mapped[datetime | None]


class Authenticator(Keyed, Stamped, db.Model):
    """An app of a user that shows a code every half minute. `sealed_secret`: what it makes them from. `last_step`: the
    half minute of the last code that was accepted; none up to it is accepted again."""

    __tablename__ = "authenticators"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"), unique=True)
    sealed_secret: Mapped[str]
    last_step: Mapped[int]
    used_at: Mapped[datetime | None]


class RecoveryCode(Keyed, Stamped, db.Model):
    """One of the codes that a user keeps on paper. It is shown once, stored as a hash, and used once."""

    __tablename__ = "recovery_codes"
    __table_args__ = (Index("ix_recovery_codes_user_id", "user_id"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    code_hash: Mapped[str]
    used_at: Mapped[datetime | None]

    @hybrid_property
    def is_used(self) -> bool:
        """Whether it let somebody in before."""
        return is_filled(self.used_at)


class UserRole(db.Model):
    """One role of one user."""

    __tablename__ = "user_roles"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class SignInAttempt(Keyed, db.Model):
    """One try that failed, or is being checked: whose e-mail and from which address, both only as hashes."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (
        Index("ix_sign_in_attempts_email_hash_at", "email_hash", "at"),
        Index("ix_sign_in_attempts_address_hash_at", "address_hash", "at"),
    )

    email_hash: Mapped[str]
    address_hash: Mapped[str]
    at: Mapped[datetime]

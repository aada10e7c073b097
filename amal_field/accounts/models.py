"""Users, their roles, their sign-ins, and the tries that failed."""

from datetime import datetime
from functools import cached_property
from uuid import UUID

from flask_login import UserMixin
from sqlalchemy import ColumnElement, ForeignKey, Index, and_
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.accounts import rules
from amal_field.db import Keyed, db, is_filled
from amal_field.permissions import Permission, Role, granted
from amal_field.stamp import Stamped

IMPORT_ID = UUID("00000000-0000-7000-8000-000000000001")
DEMO_ID = UUID("00000000-0000-7000-8000-000000000002")
"""The two system users: no e-mail, no password, never signed in. They come by migration."""


class User(Keyed, UserMixin, Stamped, db.Model):
    """Somebody who may sign in; a system user (`import`, `demo`) has no e-mail and never does.

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

    def get_id(self) -> str:
        """What the cookie holds: the key of the sign-in, which ends when its row does."""
        return self.sign_in.id.hex


class SignIn(Keyed, db.Model):
    """Somebody is in, in one browser: until it ends, or is not used for long.

    `means`: how they came in. `browser`: which one, in words. `raised_until`: so long the password need not be asked
    again for what asks it.
    """

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_user_id", "user_id"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    means: Mapped[str]
    browser: Mapped[str]
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    raised_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    @hybrid_property
    def is_over(self) -> bool:
        """Whether it was ended."""
        return is_filled(self.ended_at)

    @hybrid_method
    def holds(self, now: datetime) -> bool:
        """Whether it has not ended, nor grown too old. Whether it was used of late, its cookie knows better."""
        return not self.is_over and self.opened_at > now - rules.LONGEST_SIGN_IN

    @holds.inplace.expression
    @classmethod
    def _holds(cls, now: datetime) -> ColumnElement[bool]:
        return and_(~cls.is_over, cls.opened_at > now - rules.LONGEST_SIGN_IN)


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

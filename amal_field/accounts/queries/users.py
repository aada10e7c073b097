"""Users as the administrator sees them, and what the door asks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select

from amal_field.accounts.models import SignInAttempt, User, UserRole
from amal_field.audit import AuditEntry
from amal_field.collation import sort_key
from amal_field.db import db
from amal_field.passwords import fingerprint
from amal_field.permissions import Role


def users() -> list[User]:
    """Every user but the system's own, those who may sign in first, by name."""
    some = db.session.scalars(select(User).where(User.email.is_not(None))).unique()
    return sorted(some, key=lambda one: (one.is_deactivated, sort_key(one.name), one.id))


def user(user_id: UUID) -> User | None:
    """One user, not a system user."""
    return db.session.scalars(_people().where(User.id == user_id)).unique().one_or_none()


def user_by_email(email: str) -> User | None:
    """The user with this e-mail, in any case of letters."""
    return db.session.scalars(_people().where(User.email == email.strip().casefold())).unique().one_or_none()


def user_by_invitation(secret: str, *, locked: bool = False) -> User | None:
    """The active user for whom the link with this secret was made; `alone`: once another tap on it has ended."""
    wanted = _people().where(User.invitation_hash == fingerprint(secret), ~User.is_deactivated)
    return db.session.scalars(wanted.with_for_update(of=User) if locked else wanted).unique().one_or_none()


def user_by_acceptance(token: UUID, *, since: datetime) -> User | None:
    """The active user who has chosen a password with the submission `token`."""
    accepted = (AuditEntry.tag == "accounts:invitation:accept", AuditEntry.token == token, AuditEntry.at > since)
    chosen = _people().join(AuditEntry, AuditEntry.subject_id == User.id)
    return db.session.scalars(chosen.where(*accepted, ~User.is_deactivated)).unique().first()


USER = select(User).where(User.id == bindparam("id"))
"""What every request begins with, made once."""


def user_of_cookie(text: str) -> User | None:
    """The user of a sign-in that still holds; what the cookie says is `User.get_id`."""
    key, _, epoch = text.partition(".")
    try:
        found = db.session.scalars(USER, {"id": UUID(key)}).unique().one_or_none()
    except ValueError:
        return None
    return found if found and found.is_active and str(found.epoch) == epoch else None


def count_administrators(*, without: User) -> int:
    """How many others can manage users. Who changes administrators waits here for others who do."""
    administrators = select(UserRole.user_id).where(UserRole.role == Role.ADMINISTRATOR)
    db.session.execute(select(User.id).where(User.id.in_(administrators)).order_by(User.id).with_for_update())
    return db.session.scalar(
        select(func.count())
        .select_from(User)
        .join(UserRole)
        .where(
            UserRole.role == Role.ADMINISTRATOR,
            ~User.is_deactivated,
            User.password_hash.is_not(None),
            User.id != without.id,
        )
    )


def failed_tries(email: str, address: str, *, since: datetime) -> tuple[int, int]:
    """Failed tries since that moment: of this e-mail since its last good sign-in or new password, and from this
    address."""
    of_email = SignInAttempt.email_hash == fingerprint(email)
    last_good = (
        select(func.max(AuditEntry.at))
        .join(User, User.id == AuditEntry.subject_id)
        .where(AuditEntry.tag.in_(("accounts:sign_in:open", "accounts:invitation:accept")), User.email == email)
        .scalar_subquery()
    )
    recent = select(func.count()).select_from(SignInAttempt).where(SignInAttempt.at > since)
    mine = recent.where(of_email, SignInAttempt.at > func.coalesce(last_good, since))
    there = recent.where(SignInAttempt.address_hash == fingerprint(address))
    return db.session.scalar(mine), db.session.scalar(there)


def names_of(user_ids: set[UUID]) -> dict[UUID, str]:
    """Key → name, for the history of a record."""
    return dict(db.session.execute(select(User.id, User.name).where(User.id.in_(user_ids))).all()) if user_ids else {}


def _people() -> Select[tuple[User]]:
    return select(User).where(User.email.is_not(None))

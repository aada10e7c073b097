"""Users as the administrator sees them, and as the door looks them up."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select

from amal_field.accounts.models import User, UserRole
from amal_field.audit import AuditEntry
from amal_field.collation import sort_key
from amal_field.db import db
from amal_field.passwords import fingerprint
from amal_field.permissions import Role
from amal_field.signed_addresses import SignedAddresses

INVITATIONS = SignedAddresses("invitation")


def users() -> list[User]:
    """Every user but the system's own, those who may sign in first, by name."""
    users = db.session.scalars(select(User).where(User.email.is_not(None))).unique()
    return sorted(users, key=lambda user: (user.is_deactivated, sort_key(user.name), user.id))


def gave_themselves_roles() -> set[UUID]:
    """The users who hold a role from their own hand, and whose roles nobody else has looked at since."""
    changes = (
        select(AuditEntry.subject_id, AuditEntry.by_id, AuditEntry.details)
        .where(AuditEntry.tag == "accounts:roles:change")
        .order_by(AuditEntry.at, AuditEntry.id)
    )
    own: dict[UUID, set[str]] = {}
    for subject_id, by_id, details in db.session.execute(changes):
        before, after = set(details["before"]), set(details["after"])
        own[subject_id] = (own.get(subject_id, set()) & after) | (after - before) if by_id == subject_id else set()
    return {user_id for user_id, roles in own.items() if roles}


def user(user_id: UUID) -> User | None:
    """One user, not a system user."""
    return db.session.scalars(_people().where(User.id == user_id)).unique().one_or_none()


def user_by_email(email: str) -> User | None:
    """The user with this e-mail, in any case of letters."""
    return db.session.scalars(_people().where(User.email == email.strip().casefold())).unique().one_or_none()


def secret_of_invitation(user: User) -> str:
    """What the link of the user's invitation is made of."""
    return INVITATIONS.sign(user.id, user.invitation_serial)


def user_by_invitation(secret: str, *, locked: bool = False) -> User | None:
    """The active user for whom the link with this secret was made; `locked`: once another tap on it has ended."""
    if signed := INVITATIONS.read(secret):
        known = [User.id == signed[0], User.invitation_serial == signed[1]]
    else:
        known = [User.invitation_hash == fingerprint(secret)]
    wanted = _people().where(*known, User.invitation_until.is_not(None), ~User.is_deactivated)
    return db.session.scalars(wanted.with_for_update(of=User) if locked else wanted).unique().one_or_none()


def user_by_acceptance(token: UUID, *, since: datetime) -> User | None:
    """The active user who has chosen a password with the submission `token`."""
    accepted = (AuditEntry.tag == "accounts:invitation:accept", AuditEntry.token == token, AuditEntry.at > since)
    chosen = _people().join(AuditEntry, AuditEntry.subject_id == User.id)
    return db.session.scalars(chosen.where(*accepted, ~User.is_deactivated)).unique().first()


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


def names_of(user_ids: set[UUID]) -> dict[UUID, str]:
    """Key → name, for the history of a record."""
    return dict(db.session.execute(select(User.id, User.name).where(User.id.in_(user_ids))).all()) if user_ids else {}


def _people() -> Select[tuple[User]]:
    return select(User).where(User.email.is_not(None))

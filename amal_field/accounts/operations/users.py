"""Users are invited, given roles, let out and in again."""

from collections.abc import Collection

from amal_field import audit
from amal_field.accounts import rules
from amal_field.accounts.models import User, UserRole
from amal_field.accounts.operations import endings
from amal_field.accounts.operations.invitations import end_invitation, lock
from amal_field.accounts.operations.sign_ins import end_sign_ins
from amal_field.accounts.queries import users as user_queries
from amal_field.db import constraint_as_refusal, db
from amal_field.permissions import Role
from amal_field.stamp import Stamp, stamped


def invite(name: str, email: str, roles: Collection[Role], *, stamp: Stamp) -> User:
    """Make a user who has yet to choose a password, with an open invitation.

    Raises `RuleBroken` `no_role` or `email_taken`.
    """
    rules.check_roles(roles)
    user = User(name=name, email=email.casefold(), invitation_serial=0, **stamped(stamp))
    user.role_rows = [UserRole(role=role) for role in roles]
    user.invitation_until = stamp.at + rules.INVITATION_LIFE
    db.session.add(user)
    with constraint_as_refusal({"uq_users_email": "email_taken", "users.email": "email_taken"}):
        db.session.flush()
    audit.record("accounts:user:invite", user, stamp, roles=sorted(roles))
    return user


def renew_invitation(user: User, *, stamp: Stamp) -> None:
    """Make a new link, for a first or a forgotten password; an older link ends.

    Raises `RuleBroken` `invitation_deactivated`.
    """
    lock(user)
    rules.check_may_be_invited(name=user.name, is_deactivated=user.is_deactivated)
    end_invitation(user)
    user.invitation_until = stamp.at + rules.INVITATION_LIFE
    db.session.flush()
    audit.record("accounts:invitation:renew", user, stamp)


def change_roles(user: User, roles: Collection[Role], *, stamp: Stamp) -> None:
    """Give the user these roles and no others. Raises `RuleBroken` `no_role` or `last_administrator`."""
    rules.check_roles(roles)
    before = sorted(user.roles)
    if Role.ADMINISTRATOR in user.roles and Role.ADMINISTRATOR not in roles:
        rules.check_administrator_stays(administrators_left=user_queries.count_administrators(without=user))
    user.role_rows = [
        next((row for row in user.role_rows if row.role == role), None) or UserRole(role=role) for role in roles
    ]
    db.session.flush()
    audit.record("accounts:roles:change", user, stamp, before=before, after=sorted(roles))


def deactivate(user: User, *, stamp: Stamp) -> None:
    """Let the user sign in no more, at once, everywhere; every address that was theirs ends too. Twice is once.

    Raises `RuleBroken` `last_administrator`.
    """
    if user.is_deactivated:
        return
    if Role.ADMINISTRATOR in user.roles:
        rules.check_administrator_stays(administrators_left=user_queries.count_administrators(without=user))
    lock(user)
    if user.is_deactivated:
        return
    user.deactivated_at, user.deactivated_by_id = stamp.at, stamp.by_id
    end_invitation(user)
    end_sign_ins(user, stamp=stamp)
    endings.end_all(user)
    db.session.flush()
    audit.record("accounts:user:deactivate", user, stamp)


def reactivate(user: User, *, stamp: Stamp) -> None:
    """Let the user in again. Twice is once."""
    if not user.is_deactivated:
        return
    user.deactivated_at = user.deactivated_by_id = None
    db.session.flush()
    audit.record("accounts:user:reactivate", user, stamp)


def choose_language(user: User, locale: str, *, stamp: Stamp) -> None:
    """Remember in which language the user reads."""
    user.locale = locale
    db.session.flush()
    audit.record("accounts:language:choose", user, stamp, language=locale)

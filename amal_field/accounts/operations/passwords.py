"""Choosing a password: the first, a forgotten one anew, another in its place."""

from amal_field import audit, passwords
from amal_field.accounts import rules
from amal_field.accounts.models import SignIn, User
from amal_field.accounts.operations.invitations import end_invitation
from amal_field.accounts.operations.sign_ins import end_sign_ins
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp


def check_and_hash(user: User, password: str) -> str:
    """The hash of a password that the user may choose. It takes a while: ask for it with no transaction open.

    Raises `RuleBroken` `password_short` or `password_weak`.
    """
    rules.check_password(password, name=user.name, email=user.email or "")
    return passwords.hash_password(password)


def accept_invitation(user: User, password_hash: str, *, stamp: Stamp) -> None:
    """Set the password that the invited user chose; every older sign-in ends. Raises `RuleBroken` `invitation_over`."""
    rules.check_invitation(until=user.invitation_until, now=stamp.at)
    user.password_hash = password_hash
    end_invitation(user)
    end_sign_ins(user, stamp=stamp)
    db.session.flush()
    audit.record("accounts:invitation:accept", user, stamp)


def change_password(user: User, password_hash: str, *, instead_of: str, here: SignIn, stamp: Stamp) -> None:
    """Put another password in the place of the one whose hash is `instead_of`; every sign-in but `here` ends.

    Raises `RuleBroken` `password_changed` where it has become another in the meantime.
    """
    db.session.refresh(user, ["password_hash"], with_for_update={"of": User})
    if user.password_hash != instead_of:
        raise RuleBroken("password_changed")
    user.password_hash = password_hash
    end_sign_ins(user, but=here, stamp=stamp)
    db.session.flush()
    audit.record("accounts:password:change", user, stamp)

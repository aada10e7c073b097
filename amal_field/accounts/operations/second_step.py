"""What users show after the password: it is set up, used, and taken away. Every change waits for others of the user."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select, update

from amal_field import audit, passwords
from amal_field.accounts import rules
from amal_field.accounts.models import Authenticator, Passkey, RecoveryCode, User
from amal_field.accounts.queries import second_step as second_step_queries
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


@dataclass(frozen=True)
class NewPasskey:
    """What a device tells of a passkey that it made. `host`: under which name it works."""

    credential_id: str
    public_key: str
    sign_count: int
    host: str


def add_passkey(user: User, made: NewPasskey, name: str, *, must_be_first: bool = False, stamp: Stamp) -> list[str]:
    """Let a passkey be shown after the password; the recovery codes come back where it is the first second step.

    `must_be_first`: a password alone adds nothing to what is there. Raises `RuleBroken` `passkey_there` or
    `factor_there`.
    """
    recovery_codes = _begin_adding(user, must_be_first, stamp)
    row = {"credential_id": made.credential_id, "public_key": made.public_key, "sign_count": made.sign_count}
    db.session.add(Passkey(user_id=user.id, name=name, host=made.host, **row, **stamped(stamp)))
    with constraint_as_refusal(
        {"uq_passkeys_credential_id": "passkey_there", "passkeys.credential_id": "passkey_there"}
    ):
        db.session.flush()
    audit.record("accounts:passkey:add", user, stamp)
    return recovery_codes


def remove_passkey(user: User, passkey: Passkey, *, is_needed: bool, stamp: Stamp) -> None:
    """Let a passkey be shown no more. Raises `RuleBroken` `last_factor`."""
    _lock(user)
    _check_one_stays(user, is_needed)
    db.session.delete(passkey)
    db.session.flush()
    _forget_recovery_codes_without_factor(user)
    audit.record("accounts:passkey:remove", user, stamp)


def set_authenticator(
    user: User, secret: str | None, code: str, *, must_be_first: bool = False, stamp: Stamp
) -> list[str]:
    """Let the codes of an app be shown after the password, instead of those of another app; `code` proves that it is
    there. The recovery codes come back where it is the first second step.

    `must_be_first`: a password alone adds nothing to what is there. Raises `RuleBroken` `code_wrong` or `factor_there`.
    """
    step = rules.accepted_step(secret, code, after=0, now=stamp.at) if secret else None
    if step is None:
        raise RuleBroken("code_wrong")
    recovery_codes = _begin_adding(user, must_be_first, stamp)
    db.session.execute(delete(Authenticator).where(Authenticator.user_id == user.id))
    sealed = passwords.seal(secret)
    db.session.add(Authenticator(user_id=user.id, sealed_secret=sealed, last_step=step, **stamped(stamp)))
    db.session.flush()
    audit.record("accounts:authenticator:set", user, stamp)
    return recovery_codes


def remove_authenticator(user: User, *, is_needed: bool, stamp: Stamp) -> None:
    """Let no code be shown any more. Twice is once. Raises `RuleBroken` `last_factor`."""
    _lock(user)
    if second_step_queries.factors_of(user).authenticator is None:
        return
    _check_one_stays(user, is_needed)
    db.session.execute(delete(Authenticator).where(Authenticator.user_id == user.id))
    _forget_recovery_codes_without_factor(user)
    audit.record("accounts:authenticator:remove", user, stamp)


def renew_recovery_codes(user: User, *, stamp: Stamp) -> list[str]:
    """Make ten new recovery codes; the old ones end. Raises `RuleBroken` `no_factor` where they would recover none."""
    _lock(user)
    if not second_step_queries.has_factor(user):
        raise RuleBroken("no_factor")
    codes = _make_recovery_codes(user, stamp)
    audit.record("accounts:recovery_codes:make", user, stamp)
    return codes


def take_second_step(user: User, *, stamp: Stamp) -> None:
    """Take away all that the user shows after the password: who needs it sets it up anew. Twice is once."""
    _lock(user)
    if not second_step_queries.has_factor(user):
        return
    for factor in (Passkey, Authenticator, RecoveryCode):
        db.session.execute(delete(factor).where(factor.user_id == user.id))
    audit.record("accounts:second_step:take", user, stamp)


def use_code(user: User, code: str, *, stamp: Stamp) -> bool:
    """Whether this is the code that the app shows now; it is accepted once."""
    wanted = select(Authenticator).where(Authenticator.user_id == user.id).with_for_update()
    authenticator = db.session.scalars(wanted, execution_options={"populate_existing": True}).one_or_none()
    secret = passwords.unseal(authenticator.sealed_secret) if authenticator else None
    step = rules.accepted_step(secret, code, after=authenticator.last_step, now=stamp.at) if secret else None
    if step is None:
        return False
    authenticator.last_step, authenticator.used_at = step, stamp.at
    db.session.flush()
    return True


def use_passkey(passkey: Passkey, *, sign_count: int, stamp: Stamp) -> None:
    """Keep how often the passkey has signed by now."""
    passkey.sign_count, passkey.used_at = sign_count, stamp.at
    db.session.flush()


def use_recovery_code(user: User, typed: str, *, stamp: Stamp) -> bool:
    """Whether this is a recovery code of the user that was not used yet; it is accepted once."""
    wanted = (
        RecoveryCode.user_id == user.id,
        RecoveryCode.code_hash == _hash(user.id, rules.bare_recovery_code(typed)),
        ~RecoveryCode.is_used,
    )
    used = db.session.execute(update(RecoveryCode).where(*wanted).values(used_at=stamp.at)).rowcount > 0
    if used:
        audit.record("accounts:recovery_code:use", user, stamp)
    return used


def _lock(user: User) -> None:
    """Wait for other changes of this user. Not for rows that only point to them, as every submission does."""
    db.session.execute(select(User.id).where(User.id == user.id).with_for_update(key_share=True))


def _check_one_stays(user: User, is_needed: bool) -> None:
    left = len(second_step_queries.factors_of(user)) - 1
    rules.check_factor_stays(factors_left=left, is_needed=is_needed)


def _begin_adding(user: User, must_be_first: bool, stamp: Stamp) -> list[str]:
    """Wait for other changes; the recovery codes that come with a first second step."""
    _lock(user)
    has_factor = second_step_queries.has_factor(user)
    if must_be_first:
        rules.check_without_factor(has_factor=has_factor)
    return [] if has_factor else _make_recovery_codes(user, stamp)


def _make_recovery_codes(user: User, stamp: Stamp) -> list[str]:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    codes = rules.new_recovery_codes()
    hashes = (_hash(user.id, rules.bare_recovery_code(code)) for code in codes)
    db.session.add_all(RecoveryCode(user_id=user.id, code_hash=one, **stamped(stamp)) for one in hashes)
    db.session.flush()
    return codes


def _forget_recovery_codes_without_factor(user: User) -> None:
    if not second_step_queries.has_factor(user):
        db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))


def _hash(user_id: UUID, bare: str) -> str:
    """What is stored of a recovery code: no list of hashes serves for two users."""
    return passwords.fingerprint(f"{user_id}:{bare}")

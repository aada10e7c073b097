"""What administrators and users do to accounts. Each changes, flushes and records; none commits."""

from amal_field.accounts.operations.passwords import accept_invitation, change_password, check_and_hash
from amal_field.accounts.operations.sign_ins import (
    claim_try,
    end_sign_in,
    end_sign_ins,
    give_back_try,
    note_use,
    open_sign_in,
    raise_sign_in,
)
from amal_field.accounts.operations.users import (
    change_roles,
    choose_language,
    deactivate,
    invite,
    reactivate,
    renew_invitation,
)

__all__ = [
    "accept_invitation",
    "change_password",
    "change_roles",
    "check_and_hash",
    "choose_language",
    "claim_try",
    "deactivate",
    "end_sign_in",
    "end_sign_ins",
    "give_back_try",
    "invite",
    "note_use",
    "open_sign_in",
    "raise_sign_in",
    "reactivate",
    "renew_invitation",
]

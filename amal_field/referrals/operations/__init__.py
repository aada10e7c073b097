"""What people do to referrals, and reading those to care, which the log of looks keeps."""

from amal_field.referrals.operations.referrals import (
    Whom,
    add_step,
    cancel_referrals,
    follow,
    make_referrals,
    new_referral,
    note_details,
    record,
    take_step,
    take_step_back,
)

__all__ = [
    "Whom",
    "add_step",
    "cancel_referrals",
    "follow",
    "make_referrals",
    "new_referral",
    "note_details",
    "record",
    "take_step",
    "take_step_back",
]

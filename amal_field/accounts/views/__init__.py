"""The pages of the accounts: find, ask, do, show."""

from amal_field.accounts.views import (
    door,
    drafts,
    factors,
    invitations,
    locking,
    own_password,
    own_pin,
    second_step_pages,
    shared_tablet,
    sign_ins,
    tablets,
    turning,
    users,
)
from amal_field.accounts.views.common import bp

__all__ = [
    "bp",
    "door",
    "drafts",
    "factors",
    "invitations",
    "locking",
    "own_password",
    "own_pin",
    "second_step_pages",
    "shared_tablet",
    "sign_ins",
    "tablets",
    "turning",
    "users",
]

"""The pages of the accounts: find, ask, do, show."""

from amal_field.accounts.views import door, factors, invitations, own_password, second_step_pages, sign_ins, users
from amal_field.accounts.views.common import bp

__all__ = ["bp", "door", "factors", "invitations", "own_password", "second_step_pages", "sign_ins", "users"]

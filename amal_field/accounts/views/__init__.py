"""The pages of the accounts: find, ask, do, show."""

from amal_field.accounts.views import door, invitations, own_password, sign_ins, users
from amal_field.accounts.views.common import bp

__all__ = ["bp", "door", "invitations", "own_password", "sign_ins", "users"]

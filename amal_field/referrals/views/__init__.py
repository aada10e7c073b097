"""The pages of referrals."""

from amal_field.referrals.views import following, letters, lists, making, parts
from amal_field.referrals.views.common import bp

__all__ = ["bp", "following", "letters", "lists", "making", "parts"]

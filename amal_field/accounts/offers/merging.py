"""What of the users follows a person when rows of persons are merged: that somebody signs in as that person."""

from amal_field.accounts.models import User
from amal_field.people.queries.merging import Merges
from amal_field.refusal import RuleBroken


def _refuse() -> None:
    raise RuleBroken("merge_two_users")


MERGES = (Merges(User, once_in=(), refuse=_refuse),)

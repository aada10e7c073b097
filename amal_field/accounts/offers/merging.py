"""What of the users follows a person when rows of persons are merged: that somebody signs in as her."""

from typing import Any

from sqlalchemy import ColumnElement

from amal_field.accounts.models import User
from amal_field.people.queries.merging import Merges
from amal_field.refusal import RuleBroken


def _same_person(other: Any) -> ColumnElement[bool]:
    return other.id != User.id


def _refuse() -> None:
    raise RuleBroken("merge_two_users")


MERGES = (Merges(User, User.id, _same_person, refuse=_refuse),)

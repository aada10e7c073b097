"""What of duos follows a person when rows of persons are merged: that somebody is in one. Contacts follow members in
the database.

Two rows on one side of a duo are one human being there, once; on both sides they are two people.
"""

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from amal_field.accounts.models import User
from amal_field.buddies.models import Candidate, MatchMember
from amal_field.buddies.rules.words import NEWCOMER
from amal_field.db import db
from amal_field.people.models import Merge, Person
from amal_field.people.queries.merging import Merges
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp

DUPLICATE, PERSON = aliased(MatchMember), aliased(MatchMember)


def check(merge: Merge, stamp: Stamp) -> None:
    """Demand that both do not form a duo together, and are not newcomers of two open duos of one programme.

    Raises `RuleBroken` `merge_in_match` or `merge_two_matches`, and `merge_ask_buddies` where whoever merges may not
    know which.
    """
    pair = select(DUPLICATE.id).where(
        DUPLICATE.person_id == merge.duplicate_id, DUPLICATE.stands, PERSON.person_id == merge.person_id, PERSON.stands
    )
    together = pair.where(PERSON.match_id == DUPLICATE.match_id, PERSON.role != DUPLICATE.role)
    both_open = pair.where(
        *(one.is_open & (one.role == NEWCOMER) & one.second_reason.is_(None) for one in (DUPLICATE, PERSON)),
        PERSON.programme_id == DUPLICATE.programme_id,
        PERSON.match_id != DUPLICATE.match_id,
    )
    broken = [bool(db.session.scalar(select(found.exists()))) for found in (together, both_open)]
    if not any(broken):
        return
    user = db.session.get_one(User, stamp.by_id)
    if not user.may(Permission.BUDDIES_SEE):
        raise RuleBroken("merge_ask_buddies")
    one, other = (db.session.get_one(Person, key).name for key in (merge.duplicate_id, merge.person_id))
    if broken[0]:
        raise RuleBroken("merge_in_match", one=one, other=other)
    raise RuleBroken("merge_two_matches", one=one, other=other)


def _is_open_too(other: Any) -> ColumnElement[bool]:
    """Whether two candidacies are both open: then that of the person who stays counts."""
    return Candidate.is_open & other.is_open


MERGES = (
    Merges(Candidate, once_in=("programme_id", "role"), overlap=_is_open_too),
    Merges(MatchMember, once_in=("match_id", "role"), check=check),
)

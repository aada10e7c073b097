"""Who joins a duo that is there, and who leaves it."""

from datetime import date

from amal_field import audit, clock
from amal_field.buddies import queries, rules
from amal_field.buddies.models import Match, MatchMember
from amal_field.buddies.operations.closing import IN_ANOTHER
from amal_field.buddies.rules.words import BUDDY
from amal_field.db import constraint_as_refusal, db
from amal_field.people.models import Person
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


def join_match(match: Match, person: Person, role: str, on: date, second: str | None, *, stamp: Stamp) -> MatchMember:
    """Somebody joins an open duo on a day; `second`: why, where a newcomer is in another one of the programme.

    Raises `RuleBroken` `match_ended`, `member_there`, `match_with_oneself`, `buddy_minor`, `child_alone`,
    `match_newcomer_elsewhere`, or what `rules.duos.check_started_on` raises.
    """
    _check_open(match)
    rules.duos.check_started_on(on, proposed_on=match.proposed_on, today=clock.day_of(stamp.at))
    member = next((one for one in match.members if one.person_id == person.id), None)
    if member and member.is_there:
        if member.role == role:
            raise RuleBroken("member_there")
        raise RuleBroken("match_with_oneself")
    if member and member.role != role:
        raise RuleBroken("match_with_oneself")
    if member is None:
        both = {"person_id": person.id, "recorded_person_id": person.id}
        member = MatchMember(role=role, **both, **match.for_members, **stamped(stamp))
        db.session.add(member)
    member.joined_on, member.left_on, member.second_reason = on, None, second if role != BUDDY else None
    member.cancelled_at = member.cancelled_by_id = None
    with constraint_as_refusal(IN_ANOTHER):
        db.session.flush()
    _check_ages(match, stamp)
    audit.record("buddies:match:join", match, stamp, person=person.id, on=on.isoformat())
    return member


def leave_match(match: Match, member: MatchMember, on: date, *, stamp: Stamp) -> None:
    """A member leaves on a day; if it was the contact of its side, another adult of it is from then on. Twice is once.

    Raises `RuleBroken` `match_ended`, `match_without_side`, `child_alone`, or what `rules.duos.check_started_on`
    raises.
    """
    if not member.is_there:
        return
    _check_open(match)
    since = member.joined_on or match.proposed_on
    rules.duos.check_started_on(on, proposed_on=since, today=clock.day_of(stamp.at))
    member.left_on = on
    _pass_contact_on(match, member, stamp)
    db.session.flush()
    _check_ages(match, stamp)
    audit.record("buddies:match:leave", match, stamp, person=member.person_id, on=on.isoformat())


def return_to_match(match: Match, member: MatchMember, *, stamp: Stamp) -> None:
    """They did not leave after all. Twice is once. Raises `RuleBroken` `match_ended`, `child_alone` or
    `match_newcomer_elsewhere`."""
    if member.is_there:
        return
    _check_open(match)
    member.left_on = member.cancelled_at = member.cancelled_by_id = None
    with constraint_as_refusal(IN_ANOTHER):
        db.session.flush()
    _check_ages(match, stamp)
    audit.record("buddies:match:return", match, stamp, person=member.person_id)


def _check_open(match: Match) -> None:
    if not match.is_open:
        raise RuleBroken("match_ended")


def _pass_contact_on(match: Match, leaving: MatchMember, stamp: Stamp) -> None:
    column = "buddy_id" if leaving.role == BUDDY else "newcomer_id"
    if getattr(match, column) != leaving.person_id:
        return
    today = clock.day_of(stamp.at)
    others = [one for one in queries.members_there(match) if one.role == leaving.role and one is not leaving]
    adult = next((one for one in others if not rules.duos.is_minor(one.person.age_on(today))), None)
    if adult is None:
        raise RuleBroken("match_without_side")
    setattr(match, column, adult.person_id)


def _check_ages(match: Match, stamp: Stamp) -> None:
    """A buddy is an adult; a child is there beside an adult of its household."""
    today = clock.day_of(stamp.at)
    members = queries.members_there(match)
    homes = queries.homes({one.person_id for one in members})
    ages = {one.person_id: one.person.age_on(today) for one in members}
    marks = rules.duos.marks_of(
        [ages[one.person_id] for one in members if one.role == BUDDY],
        [(ages[one.person_id], homes[one.person_id]) for one in members if one.role != BUDDY],
    )
    if rules.duos.BUDDY_MINOR in marks:
        raise RuleBroken("buddy_minor")
    if rules.duos.CHILD_ALONE in marks:
        raise RuleBroken("child_alone")

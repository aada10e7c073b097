"""When a duo met, as the coordinator hears it. The first meeting that was done starts a duo, and taking it away takes
that back."""

from dataclasses import dataclass
from datetime import date

from amal_field import audit, clock
from amal_field.buddies import queries, rules
from amal_field.buddies.models import Match, MatchMeeting, ProgrammeRule
from amal_field.buddies.rules.words import DESK
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


@dataclass(frozen=True)
class Met:
    """When, how long, of what kind, and whether it was done."""

    met_on: date
    minutes: int
    kind: str
    is_done: bool


def note_meeting(match: Match, met: Met, *, is_second: bool, stamp: Stamp) -> MatchMeeting:
    """Note a meeting; `is_second`: although there is one on that day.

    Raises `RuleBroken` `match_not_agreed`, `meeting_that_day`, `match_starts_early`, or what
    `rules.meetings.check_met_on` and `check_minutes` raise.
    """
    today = clock.day_of(stamp.at)
    rules.meetings.check_minutes(met.minutes)
    if match.is_proposed and met.is_done:
        rules.proposals.check_agreed(match.is_agreed)
        rules.duos.check_started_on(met.met_on, proposed_on=match.proposed_on, today=today)
        start(match, met.met_on, queries.rule_of(match.programme_id, met.met_on), stamp)
    rules.meetings.check_met_on(met.met_on, started_on=match.started_on, closed_on=match.closed_on, today=today)
    if not is_second and queries.meets_on(match, met.met_on):
        raise RuleBroken("meeting_that_day")
    meeting = MatchMeeting(
        met_on=met.met_on,
        minutes=met.minutes,
        kind=met.kind,
        is_done=met.is_done,
        via=DESK,
        **match.for_meetings,
        **stamped(stamp),
    )
    db.session.add(meeting)
    db.session.flush()
    audit.record("buddies:meeting:note", match, stamp, on=met.met_on.isoformat())
    return meeting


def cancel_meeting(match: Match, meeting: MatchMeeting, *, stamp: Stamp) -> None:
    """It was noted by mistake; a duo that began with it, and has met at no other time, has not begun. Twice is once.
    Raises `RuleBroken` `meeting_with_pause`."""
    if not meeting.stands:
        return
    take_away(match, meeting, stamp)
    db.session.flush()
    record_taken(match, meeting, stamp)


def take_away(match: Match, meeting: MatchMeeting, stamp: Stamp) -> None:
    """The same for one that stands; that the duo has not begun is written along with what is done next, and whoever
    calls records it."""
    began_with_it = match.is_active and match.register_no is None and match.started_on == meeting.met_on
    is_only, rests = queries.is_only(match, meeting) if began_with_it else (False, False)
    if is_only and rests:
        raise RuleBroken("meeting_with_pause")
    meeting.cancel(stamp)
    db.session.flush()
    if is_only:
        match.plan(None, None)


def record_taken(match: Match, meeting: MatchMeeting, stamp: Stamp) -> None:
    """Tell the audit that a meeting was taken away."""
    audit.record("buddies:meeting:cancel", match, stamp, on=meeting.met_on.isoformat())


def put_meeting_back(match: Match, meeting: MatchMeeting, *, stamp: Stamp) -> None:
    """It was taken away by mistake. Twice is once. Raises `RuleBroken` as `note_meeting`."""
    if meeting.stands:
        return
    if match.is_proposed and meeting.is_done:
        rules.proposals.check_agreed(match.is_agreed)
        start(match, meeting.met_on, queries.rule_of(match.programme_id, meeting.met_on), stamp)
    rules.meetings.check_met_on(
        meeting.met_on, started_on=match.started_on, closed_on=match.closed_on, today=clock.day_of(stamp.at)
    )
    meeting.cancelled_at = meeting.cancelled_by_id = None
    db.session.flush()
    audit.record("buddies:meeting:put_back", match, stamp, on=meeting.met_on.isoformat())


def start(match: Match, on: date, rule: ProgrammeRule, stamp: Stamp) -> None:
    """Let a duo begin with its first meeting: its planned end follows from the rules of that day."""
    match.plan(on, rules.rhythm.planned_end(on, rule.months))
    db.session.flush()
    audit.record("buddies:match:start", match, stamp, on=on.isoformat())

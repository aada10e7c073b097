"""What a member of a duo says by the link. One row a duo and day: the next tap, whoever's, changes it."""

from amal_field import audit, clock
from amal_field.buddies import rules
from amal_field.buddies.models import HelpRequest, MatchCall, MatchMeeting, ProgrammeRule
from amal_field.buddies.operations.meetings import Met, cancel_meeting, record_taken, start, take_away
from amal_field.buddies.queries import links as queries
from amal_field.buddies.queries import rule_of
from amal_field.buddies.queries.links import LinkLine
from amal_field.buddies.rules.words import LINK, TRIED
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


def say(line: LinkLine, met: Met, *, stamp: Stamp) -> None:
    """They met on a day, or it did not work out. The first meeting that was done starts a duo to which both said yes;
    before that what did not work out is a sign and no meeting. Twice is once.

    Raises `RuleBroken` `meeting_noted` where the day stands from the desk or a register, and as `note_meeting`.
    """
    noted, sign = _noted(line, met)
    meeting = noted[0] if noted else None
    if meeting and meeting.is_done and not met.is_done and line.match.started_on == met.met_on:
        take_away(line.match, meeting, stamp)
        _say(line, met, None, sign, line.rule, stamp)
        record_taken(line.match, meeting, stamp)
    else:
        _say(line, met, meeting, sign, line.rule, stamp)
    db.session.flush()


def move(line: LinkLine, meeting: MatchMeeting, met: Met, *, stamp: Stamp) -> None:
    """It was on another day, longer, or something else. Raises `RuleBroken` as `say`."""
    noted, sign = _noted(line, met)
    rule, is_moved = _rule(line, met, stamp), meeting.met_on != met.met_on
    if is_moved:
        take_away(line.match, meeting, stamp)
    _say(line, met, noted[0] if noted else None, sign, rule, stamp)
    if is_moved:
        record_taken(line.match, meeting, stamp)
    db.session.flush()


def take_back(line: LinkLine, said: MatchMeeting | MatchCall, *, stamp: Stamp) -> None:
    """It was not so. Twice is once."""
    if not said.stands:
        return
    if isinstance(said, MatchMeeting):
        cancel_meeting(line.match, said, stamp=stamp)
    else:
        said.cancel(stamp)
    db.session.flush()
    on = said.met_on if isinstance(said, MatchMeeting) else said.called_on
    audit.record("buddies:link:undo", line.match, stamp, person=line.person.id, on=on.isoformat())


def ask_help(line: LinkLine, *, stamp: Stamp) -> None:
    """A member asks for help. Twice is once, until somebody has handled it."""
    if queries.help_asked(line.member.id) is not None:
        return
    db.session.add(HelpRequest(member_id=line.member.id, **stamped(stamp)))
    db.session.flush()
    audit.record("buddies:help:ask", line.match, stamp, person=line.person.id)


def _noted(line: LinkLine, met: Met) -> tuple[list[MatchMeeting], MatchCall | None]:
    """What is noted of a day: by the link, and the sign of before the start."""
    rules.meetings.check_minutes(met.minutes)
    noted, sign = queries.noted_on(line.match, met.met_on)
    if any(one.via != LINK for one in noted):
        raise RuleBroken("meeting_noted")
    return noted, sign


def _rule(line: LinkLine, met: Met, stamp: Stamp) -> ProgrammeRule:
    """What holds on the day of a meeting."""
    is_today = met.met_on == clock.day_of(stamp.at)
    return line.rule if is_today else rule_of(line.match.programme_id, met.met_on)


def _say(
    line: LinkLine, met: Met, meeting: MatchMeeting | None, sign: MatchCall | None, rule: ProgrammeRule, stamp: Stamp
) -> None:
    match, today = line.match, clock.day_of(stamp.at)
    if match.is_proposed:
        rules.proposals.check_agreed(match.is_agreed)
        rules.duos.check_started_on(met.met_on, proposed_on=match.proposed_on, today=today)
        if not met.is_done:
            if sign is None:
                _try(line, met, stamp)
            return
        start(match, met.met_on, rule, stamp)
    rules.meetings.check_met_on(met.met_on, started_on=match.started_on, closed_on=match.closed_on, today=today)
    if sign is not None:
        sign.cancel(stamp)
    if _store(line, meeting, met, stamp):
        tag = "buddies:link:met" if met.is_done else "buddies:link:missed"
        audit.record(tag, match, stamp, person=line.person.id, on=met.met_on.isoformat())


def _try(line: LinkLine, met: Met, stamp: Stamp) -> None:
    db.session.add(MatchCall(match_id=line.match.id, called_on=met.met_on, kind=TRIED, **stamped(stamp)))
    db.session.flush()
    audit.record("buddies:link:missed", line.match, stamp, person=line.person.id, on=met.met_on.isoformat())


def _store(line: LinkLine, meeting: MatchMeeting | None, met: Met, stamp: Stamp) -> bool:
    """Whether a row is made or changes."""
    values = {"minutes": met.minutes, "kind": met.kind, "is_done": met.is_done}
    if meeting is None:
        new = MatchMeeting(met_on=met.met_on, via=LINK, **values, **line.match.for_meetings, **stamped(stamp))
        db.session.add(new)
    else:
        for name, value in values.items():
            setattr(meeting, name, value)
    return meeting is None or db.session.is_modified(meeting)

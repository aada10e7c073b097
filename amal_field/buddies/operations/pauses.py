"""A duo rests from a day until a day; it may go on before. What lasts beyond the end of a duo is cut, and comes back
with it."""

from collections.abc import Sequence
from datetime import date, timedelta

from amal_field import audit, clock
from amal_field.buddies import queries, rules
from amal_field.buddies.models import Match, MatchPause
from amal_field.db import constraint_as_refusal, db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

APART = {"ex_match_pauses_apart": "pause_there_too"}


def pause_match(match: Match, from_on: date, until_on: date, *, stamp: Stamp) -> MatchPause:
    """A duo rests, both days included. Raises `RuleBroken` `match_not_active` or what `rules.pauses.check_pause`
    raises."""
    _check(match, (from_on, until_on))
    pause = MatchPause(from_on=from_on, until_on=until_on, **match.for_meetings, **stamped(stamp))
    db.session.add(pause)
    with constraint_as_refusal(APART):
        db.session.flush()
    audit.record("buddies:pause:note", match, stamp, on=from_on.isoformat(), until=until_on.isoformat())
    return pause


def end_pause(match: Match, pause: MatchPause, *, stamp: Stamp) -> None:
    """They go on today: the pause lasted until yesterday, or never came. Twice is once."""
    today = clock.day_of(stamp.at)
    if not pause.stands or pause.until_on < today:
        return
    _cut(pause, today - timedelta(days=1), stamp)
    db.session.flush()
    audit.record("buddies:pause:end", match, stamp, on=pause.from_on.isoformat())


def cancel_pause(match: Match, pause: MatchPause, *, stamp: Stamp) -> None:
    """It was noted by mistake. Twice is once."""
    if not pause.stands:
        return
    pause.cancel(stamp)
    db.session.flush()
    audit.record("buddies:pause:cancel", match, stamp, on=pause.from_on.isoformat())


def put_pause_back(match: Match, pause: MatchPause, *, stamp: Stamp) -> None:
    """It was taken away, or ended, by mistake: it lasts as it was noted. Twice is once. Raises `RuleBroken` as
    `pause_match`."""
    if pause.stands and pause.cut_from is None:
        return
    span = (pause.from_on, pause.cut_from or pause.until_on)
    _check(match, span, apart_from=pause)
    _restore(pause)
    with constraint_as_refusal(APART):
        db.session.flush()
    audit.record("buddies:pause:put_back", match, stamp, on=pause.from_on.isoformat())


def cut_pauses(matches: Sequence[Match], last: date, stamp: Stamp) -> None:
    """Let no pause of these duos last beyond their last day; they come back with the duo."""
    for pause in queries.pauses_after(matches, last):
        _cut(pause, last, stamp)
    db.session.flush()


def bring_pauses_back(match: Match, last: date) -> None:
    """A duo of which this was the last day goes on: so do the pauses that were cut for that."""
    for pause in queries.cut_pauses(match):
        if not pause.stands or pause.until_on == last:
            _restore(pause)
    db.session.flush()


def _check(match: Match, span: rules.pauses.Span, apart_from: MatchPause | None = None) -> None:
    if not match.is_active:
        raise RuleBroken("match_not_active")
    others = [(one.from_on, one.until_on) for one in queries.pauses_of(match) if one is not apart_from]
    rules.pauses.check_pause(span, others, started_on=match.started_on)


def _cut(pause: MatchPause, last: date, stamp: Stamp) -> None:
    pause.cut_from = pause.cut_from or pause.until_on
    if pause.from_on > last:
        pause.cancel(stamp)
    else:
        pause.until_on = last


def _restore(pause: MatchPause) -> None:
    pause.until_on = pause.cut_from or pause.until_on
    pause.cut_from = pause.cancelled_at = pause.cancelled_by_id = None

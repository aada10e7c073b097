"""The duos that go on, in the order in which they want care."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, func, literal, select, true
from sqlalchemy.orm import joinedload

from amal_field.attendance.models import Programme
from amal_field.buddies import rules
from amal_field.buddies.models import Match, MatchCall, MatchMeeting, MatchMember, MatchPause
from amal_field.buddies.queries.matches import MatchLine
from amal_field.buddies.queries.programmes import rule_among, rules_by_programme
from amal_field.buddies.rules.heartbeat import OFF, SILENT, Beat, Limits
from amal_field.buddies.rules.pauses import Span
from amal_field.buddies.rules.words import CALLED
from amal_field.dated_settings.queries import setting_in_sql
from amal_field.db import PER_PAGE, db

MARGIN, OFF_DAYS = "buddies.late_margin", "buddies.off_days"
"""The settings of the rhythm."""
WEEKS = 26


@dataclass(frozen=True)
class RhythmLine:
    """A duo with its beat: `met` and `missed`: the days of the weeks that are drawn; `expected`: about how often it is
    to meet in all, None without a rhythm."""

    line: MatchLine
    beat: Beat
    state: str
    days: int
    expected: int | None
    met: Sequence[date]
    missed: Sequence[date]


@dataclass(frozen=True)
class Rhythm:
    """All duos that go on, as keys in the order in which they want care, and those that are past their end; `limits`
    and `today`: what their states are told by."""

    beats: Mapping[UUID, Beat]
    going: Sequence[UUID]
    past: Sequence[UUID]
    limits: Limits
    today: date

    def counts(self) -> Counter[str]:
        """How many duos are in each state."""
        return Counter(self.beats[key].state(self.today, self.limits) for key in self.going)

    def page_of(self, key: str | None) -> int:
        """The page on which the duo with this key stands; the first where there is none."""
        place = next((place for place, one in enumerate(self.going) if str(one) == key), 0)
        return place // PER_PAGE + 1

    def page(self, page: int) -> tuple[list[RhythmLine], list[RhythmLine]]:
        """Those of a page, and on the first also those past their end, the longest ago first."""
        keys = self.going[(page - 1) * PER_PAGE : page * PER_PAGE]
        past = self.past[:PER_PAGE] if page == 1 else []
        lines = self._lines([*keys, *past])
        return lines[: len(keys)], lines[len(keys) :]

    def whole(self) -> list[RhythmLine]:
        """All that go on, for paper."""
        return self._lines(self.going)

    def _lines(self, keys: Sequence[UUID]) -> list[RhythmLine]:
        if not keys:
            return []
        wanted = (
            select(Match, Programme.code)
            .join(Programme, Programme.id == Match.programme_id)
            .where(Match.id.in_(keys))
            .options(joinedload(Match.members).joinedload(MatchMember.person))
        )
        rows = {match.id: (match, code) for match, code in db.session.execute(wanted).unique()}
        met, missed, counts = _meetings(keys, self.today - timedelta(weeks=WEEKS))
        return [self._line(key, *rows[key], met[key], missed[key], counts[key]) for key in keys]

    def _line(self, key: UUID, match: Match, code: str, met: list[date], missed: list[date], count: int) -> RhythmLine:
        beat = self.beats[key]
        return RhythmLine(
            MatchLine(match, code, count, beat.met_on),
            beat,
            beat.state(self.today, self.limits),
            beat.days(self.today),
            rules.rhythm.expected_meetings(match.started_on, match.planned_end_on, beat.rhythm_days),
            met,
            missed,
        )


def rhythm(programme: str | None, today: date) -> Rhythm:
    """The active duos of a programme, or of all."""
    rows = db.session.execute(_beats(programme, today)).all()
    limits = Limits(rows[0].margin, rows[0].off) if rows else Limits(0, 0)
    resting = _pauses() if rows else {}
    by_programme = rules_by_programme() if rows else {}
    beats = {
        row.id: Beat(
            row.started_on,
            row.planned_end_on,
            rule_among(by_programme[row.programme_id], row.started_on).rhythm_days,
            row.met_on,
            max(filter(None, (row.noted_on, row.sign_on)), default=None),
            row.called_on,
            resting.get(row.id, ()),
        )
        for row in rows
    }
    past = {key for key, beat in beats.items() if beat.is_past_end(today)}
    going = sorted(beats.keys() - past, key=lambda key: (*beats[key].place(today, limits), key))
    ended = sorted(past, key=lambda key: (beats[key].planned_end_on or beats[key].started_on, key))
    return Rhythm(beats, going, ended, limits, today)


def off_rhythm(today: date) -> int:
    """How many duos are off their rhythm, or silent, and were not called lately."""
    beats = rhythm(None, today)
    wants = [beats.beats[key] for key in beats.going]
    return sum(one.state(today, beats.limits) in (OFF, SILENT) and not one.was_called_lately(today) for one in wants)


def _beats(programme: str | None, today: date) -> Select:
    on, noted, calls = (
        literal(today),
        (MatchMeeting.match_id, MatchMeeting.stands),
        (MatchCall.match_id, MatchCall.stands),
    )
    return (
        select(
            Match.id,
            Match.programme_id,
            Match.started_on,
            Match.planned_end_on,
            _last(MatchMeeting.met_on, *noted, MatchMeeting.is_done).label("met_on"),
            _last(MatchMeeting.met_on, *noted).label("noted_on"),
            _last(MatchCall.called_on, *calls).label("sign_on"),
            _last(MatchCall.called_on, *calls, MatchCall.kind == CALLED).label("called_on"),
            setting_in_sql(MARGIN, on).label("margin"),
            setting_in_sql(OFF_DAYS, on).label("off"),
        )
        .join(Programme, Programme.id == Match.programme_id)
        .where(Match.is_active, Programme.code == programme if programme else true())
    )


def _last(day, match_id, *conditions) -> ScalarSelect[date | None]:
    return select(func.max(day)).where(match_id == Match.id, *conditions).correlate(Match).scalar_subquery()


def _pauses() -> Mapping[UUID, Sequence[Span]]:
    """The pauses of all active duos."""
    spans: dict[UUID, list[Span]] = defaultdict(list)
    wanted = select(MatchPause.match_id, MatchPause.from_on, MatchPause.until_on).join(
        Match, Match.id == MatchPause.match_id
    )
    for key, *span in db.session.execute(wanted.where(Match.is_active, MatchPause.stands).order_by(MatchPause.from_on)):
        spans[key].append(tuple(span))
    return spans


def _meetings(keys: Sequence[UUID], since: date) -> tuple[dict, dict, Counter[UUID]]:
    """Of each duo the days since one on which it met, those on which it did not, and how often it met in all."""
    met: dict[UUID, list[date]] = defaultdict(list)
    missed: dict[UUID, list[date]] = defaultdict(list)
    counts: Counter[UUID] = Counter()
    wanted = select(MatchMeeting.match_id, MatchMeeting.met_on, MatchMeeting.is_done)
    wanted = wanted.where(MatchMeeting.match_id.in_(keys), MatchMeeting.stands).order_by(MatchMeeting.met_on)
    for key, on, is_done in db.session.execute(wanted):
        counts[key] += is_done
        if on > since:
            (met if is_done else missed)[key].append(on)
    return met, missed, counts

"""The duos that go on, in the order in which they want care. All of them are read, as few plain columns; keys are texts
here, since most are only compared."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, ScalarSelect, Select, String, bindparam, cast, func, select

from amal_field.attendance.models import Programme
from amal_field.buddies.models import Match, MatchCall, MatchMeeting, MatchPause, ProgrammeRule
from amal_field.buddies.queries.programmes import KIND
from amal_field.buddies.rules.heartbeat import OFF, SILENT, Beat, Limits, Standing
from amal_field.buddies.rules.pauses import Span
from amal_field.buddies.rules.words import CALLED
from amal_field.dated_settings.queries import setting_in_sql
from amal_field.db import PER_PAGE, db, plain_rows

MARGIN, OFF_DAYS = "buddies.late_margin", "buddies.off_days"
"""The settings of the rhythm."""


class BeatingDuo(NamedTuple):
    """A duo that goes on, its programme by its code, its beat, and where it stands."""

    key: str
    programme: str
    beat: Beat
    standing: Standing


@dataclass(frozen=True)
class Rhythm:
    """All duos that go on, in the order in which they want care, and those that are past their end, the longest ago
    first; `programmes`: the codes of all, in their order."""

    going: Sequence[BeatingDuo]
    past: Sequence[BeatingDuo]
    programmes: Sequence[str]
    today: date

    def counts(self) -> Counter[str]:
        """How many duos are in each state."""
        return Counter(duo.standing.state for duo in self.going)

    def page_of(self, wanted: UUID) -> int:
        """The page on which the duo with this key stands; the first where there is none."""
        place = next((place for place, duo in enumerate(self.going) if UUID(duo.key) == wanted), 0)
        return place // PER_PAGE + 1

    def page(self, page: int) -> tuple[Sequence[BeatingDuo], Sequence[BeatingDuo]]:
        """Those of a page, and on the first also those past their end."""
        return self.going[(page - 1) * PER_PAGE : page * PER_PAGE], self.past[:PER_PAGE] if page == 1 else []


def _last(day, match_id, *conditions) -> ScalarSelect[date | None]:
    """The last of these days of a duo, as the first from behind: quicker than the largest."""
    wanted = select(day).where(match_id == Match.id, *conditions).order_by(day.desc()).limit(1)
    return wanted.correlate(Match).scalar_subquery()


def pauses_of() -> ScalarSelect[str | None]:
    """The first and the last day of each pause in one text, so that a duo is one row."""
    days = cast(MatchPause.from_on, String) + " " + cast(MatchPause.until_on, String)
    wanted = select(func.aggregate_strings(days, " ")).where(MatchPause.match_id == Match.id, MatchPause.stands)
    return wanted.correlate(Match).scalar_subquery()


BEATS = (
    select(
        cast(Match.id, String),
        Programme.code,
        Match.started_on,
        Match.planned_end_on,
        _last(MatchMeeting.met_on, MatchMeeting.match_id, MatchMeeting.stands, MatchMeeting.is_done),
        _last(MatchMeeting.met_on, MatchMeeting.match_id, MatchMeeting.stands),
        _last(MatchCall.called_on, MatchCall.match_id, MatchCall.stands),
        _last(MatchCall.called_on, MatchCall.match_id, MatchCall.stands, MatchCall.kind == CALLED),
        pauses_of(),
    )
    .join(Programme, Programme.id == Match.programme_id)
    .where(Match.is_active)
    .order_by(Match.id)
)


def rhythm(programme: str | None, today: date) -> Rhythm:
    """The active duos of a programme, or of all."""
    rhythms, limits = rhythms_on(today)
    going: list[BeatingDuo] = []
    past: list[BeatingDuo] = []
    wanted = BEATS.where(Programme.code == programme) if programme else BEATS
    for key, code, started_on, planned_end_on, met_on, noted_on, sign_on, called_on, rests in plain_rows(wanted).all():
        days = rhythm_on(rhythms[code], started_on)
        if noted_on and (sign_on is None or noted_on > sign_on):
            sign_on = noted_on
        beat = Beat(started_on, planned_end_on, days, met_on, sign_on, called_on, spans_of(rests) if rests else ())
        duos = past if beat.is_past_end(today) else going
        duos.append(BeatingDuo(key, code, beat, beat.standing(today, limits)))
    going.sort(key=attrgetter("standing.place"))
    past.sort(key=lambda duo: duo.beat.planned_end_on or duo.beat.started_on)
    return Rhythm(going, past, list(rhythms), today)


def off_rhythm(today: date) -> int:
    """How many duos are off their rhythm, or silent, and were not called lately."""
    return sum(
        duo.standing.state in (OFF, SILENT) and not duo.beat.was_called_lately(today)
        for duo in rhythm(None, today).going
    )


@cache
def _rules() -> Select:
    """Made at its first use, since rooms declare their settings after it is read."""
    on = bindparam("today", type_=Date)
    return (
        select(
            Programme.code,
            ProgrammeRule.valid_from,
            ProgrammeRule.rhythm_days,
            setting_in_sql(MARGIN, on),
            setting_in_sql(OFF_DAYS, on),
        )
        .join(ProgrammeRule, ProgrammeRule.programme_id == Programme.id)
        .where(Programme.kind == KIND, ProgrammeRule.stands)
        .order_by(Programme.id, ProgrammeRule.valid_from.desc())
    )


def rhythms_on(today: date) -> tuple[Mapping[str, Sequence[tuple[date, int | None]]], Limits]:
    """Of each programme its rhythms, each with the day from which it holds, the last first; and the limits of today."""
    rhythms: dict[str, list[tuple[date, int | None]]] = defaultdict(list)
    limits = Limits(0, 0)
    for code, valid_from, days, *settings in db.session.execute(_rules(), {"today": today}):
        rhythms[code].append((valid_from, days))
        limits = Limits(*settings)
    return rhythms, limits


def rhythm_on(rhythms: Sequence[tuple[date, int | None]], day: date) -> int | None:
    """Which of the rhythms of a programme, the last first, holds on a day."""
    for valid_from, days in rhythms:
        if valid_from <= day:
            return days
    raise LookupError(day)


def spans_of(text: str | None) -> Sequence[Span]:
    """The pauses of a duo, the first first."""
    days = [date.fromisoformat(day) for day in (text or "").split()]
    return sorted(zip(days[::2], days[1::2], strict=True))

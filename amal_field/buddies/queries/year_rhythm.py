"""How the duos that started in a year met in it, by the rhythm of their programme."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import FromClause, Select, func, select

from amal_field.attendance.models import Programme
from amal_field.buddies.models import Match, MatchMeeting
from amal_field.buddies.queries.rhythm import pauses_of, rhythm_on, rhythms_on, spans_of
from amal_field.buddies.rules.heartbeat import pace
from amal_field.buddies.rules.pauses import days_in
from amal_field.figures.figure import YearSpan
from amal_field.figures.queries.years import ask, grouped


class DuoOfYear(NamedTuple):
    """A duo that started in a year, when it ends, how often it met in that year, and when it rested."""

    programme: str
    started_on: date
    ends_on: date
    meetings: int
    pauses: str | None


def paces(spans: Sequence[YearSpan]) -> dict[int, list[tuple[str, str]]]:
    """Year → of each duo that started in it the programme and its pace (`rules.heartbeat`), in two statements."""
    rhythms, limits = rhythms_on(max(span.today for span in spans))
    started = grouped(spans, ask(_duos, spans), DuoOfYear)

    def pace_of(duo: DuoOfYear, span: YearSpan) -> str:
        until = min(duo.ends_on, span.last, span.today)
        days = (until - duo.started_on).days - days_in(spans_of(duo.pauses), duo.started_on, until)
        return pace(days, duo.meetings, rhythm_on(rhythms[duo.programme], duo.started_on), limits)

    return {span.year: [(duo.programme, pace_of(duo, span)) for duo in started[span.year]] for span in spans}


def _duos(years: FromClause) -> Select:
    meetings = (
        select(func.count())
        .where(MatchMeeting.match_id == Match.id, MatchMeeting.stands, MatchMeeting.is_done)
        .where(MatchMeeting.met_on <= years.c.last, MatchMeeting.met_on <= years.c.today)
        .correlate(Match, years)
        .scalar_subquery()
    )
    return (
        select(years.c.year, Programme.code, Match.started_on, Match.ends_on, meetings, pauses_of())
        .select_from(years)
        .join(Match, Match.started_on.between(years.c.first, years.c.last))
        .join(Programme, Programme.id == Match.programme_id)
        .where(Match.stands)
    )

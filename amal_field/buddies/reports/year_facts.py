"""What duos tell the annual figures: the facts in two statements, and the rows behind them (`domain.md` I.1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import FromClause, Select, extract, func, select

from amal_field.attendance.models import Programme
from amal_field.buddies.models import Match, MatchMember
from amal_field.figures.figure import Base, Facts, Reading, YearSpan, by_month
from amal_field.figures.queries.rows import row
from amal_field.figures.queries.years import ask, grouped
from amal_field.people.models import Person

SAMEN_GENTENAAR = "samen_gentenaar"
SEXES = {"m": "m", "v": "f"}
"""How the report calls a sex, and how it is kept; no other counts in it."""
Read = Callable[[Facts], Reading]


@dataclass(frozen=True)
class DuosStarted:
    """How many duos of a programme started in a month."""

    programme: str
    month: int
    number: int


@dataclass(frozen=True)
class Members:
    """How many people were on a side in duos of Samen Gentenaar, by the month of their first."""

    role: str
    month: int
    sex: str | None
    country: str | None
    number: int


def duos(spans: Sequence[YearSpan]) -> dict[int, list[DuosStarted]]:
    """Year → how many duos started."""
    return grouped(spans, ask(_duos, spans), DuosStarted)


def _duos(years: FromClause) -> Select:
    parts = [years.c.year, Programme.code, extract("month", Match.started_on)]
    return _started(select(*parts, func.count()), years).group_by(*parts)


def members(spans: Sequence[YearSpan]) -> dict[int, list[Members]]:
    """Year → who was in duos of Samen Gentenaar that started."""
    return grouped(spans, ask(_members_counted, spans), Members)


def _members_counted(years: FromClause) -> Select:
    there = _members(years).subquery()
    parts = [there.c.year, there.c.role, extract("month", there.c.day), Person.sex, Person.country]
    return select(*parts, func.count()).join(Person, Person.id == there.c.person_id).group_by(*parts)


def started(programme: str) -> Read:
    """How many duos of a programme started."""

    def read(facts: Facts) -> Reading:
        months = by_month((one.month, one.number) for one in facts[duos] if one.programme == programme)
        return Reading(sum(months), None, months)

    return read


def countries(role: str) -> Read:
    """From how many countries those on a side came, with how many of them said so."""

    def read(facts: Facts) -> Reading:
        those = [one for one in facts[members] if one.role == role]
        everybody, said = sum(one.number for one in those), sum(one.number for one in those if one.country)
        return Reading(len({one.country for one in those if one.country}), Base("answers", everybody, said))

    return read


def by_sex(role: str) -> Read:
    """How many people were on a side, each once, by sex; no other sex counts, and the base has everybody."""

    def read(facts: Facts) -> Reading:
        those = [one for one in facts[members] if one.role == role]
        told = {word: sum(one.number for one in those if one.sex == sex) for word, sex in SEXES.items()}
        months = by_month((one.month, one.number) for one in those)
        return Reading(told, Base("people", sum(months)), months)

    return read


def duo_rows(programme: str) -> Callable[[FromClause], Select]:
    """The duos of a programme that started."""

    def rows(years: FromClause) -> Select:
        columns = row(years.c.year, Match.id, Match.started_on)
        return _started(select(*columns), years).where(Programme.code == programme)

    return rows


def member_rows(role: str, column: str) -> Callable[[FromClause], Select]:
    """Who was on a side, by what they say of themselves (`sex` or `country`); who says nothing, or what no part of the
    figure is, is left out of it."""

    def rows(years: FromClause) -> Select:
        there = _members(years).where(MatchMember.role == role).subquery()
        said = getattr(Person, column)
        left_out = ~func.coalesce(said, "").in_(SEXES.values()) if column == "sex" else said.is_(None)
        columns = row(there.c.year, there.c.person_id, there.c.day, part=said, left_out=left_out)
        return select(*columns).join(Person, Person.id == there.c.person_id)

    return rows


def _members(years: FromClause) -> Select:
    first = func.min(Match.started_on).label("day")
    wanted = select(years.c.year, MatchMember.role, MatchMember.person_id, first)
    of_programme = (Programme.code == SAMEN_GENTENAAR, MatchMember.stands)
    there = _started(wanted, years).join(MatchMember, MatchMember.match_id == Match.id).where(*of_programme)
    return there.group_by(years.c.year, MatchMember.role, MatchMember.person_id)


def _started(wanted: Select, years: FromClause) -> Select:
    return (
        wanted.select_from(years)
        .join(Match, Match.started_on.between(years.c.first, years.c.last))
        .join(Programme, Programme.id == Match.programme_id)
        .where(Match.stands)
    )

"""The charts of a year of the desk: when people came, and how old they were."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import FromClause, Select, func, select

from amal_field.figures.figure import Facts, YearSpan
from amal_field.figures.queries.charts import Chart, ChartRow, age_rows, begun, week_of, weeks_of
from amal_field.figures.queries.years import ask, grouped
from amal_field.people.models import Person
from amal_field.people.queries.ages import band
from amal_field.reception_desk.offers.figures import arrivals_of


def days(spans: Sequence[YearSpan]) -> dict[int, list[tuple[date, int]]]:
    """Year → day, and how many people came on it."""
    return grouped(spans, ask(_days_counted, spans), lambda *columns: columns)


def _days_counted(years: FromClause) -> Select:
    came = arrivals_of(years).subquery()
    return select(came.c.year, came.c.day, func.count()).group_by(came.c.year, came.c.day)


def ages(spans: Sequence[YearSpan]) -> dict[int, list[tuple[int | None, int]]]:
    """Year → with which age a group begins, and how many people were in it on the day of their arrival."""
    return grouped(spans, ask(_ages_counted, spans), lambda *columns: columns)


def _ages_counted(years: FromClause) -> Select:
    came = arrivals_of(years).subquery()
    parts = [came.c.year, band(Person.born_on, came.c.day)]
    return select(*parts, func.count()).join(Person, Person.id == came.c.person_id).group_by(*parts)


def arrivals_by_week(facts: Facts) -> list[ChartRow]:
    """Each week with how many people came."""
    weeks = Counter[date]()
    for day, number in facts[days]:
        weeks[week_of(day, facts.span)] += number
    return begun((ChartRow(first, (weeks[first],)) for first, _last in weeks_of(facts.span)), facts.span)


CHARTS = (
    Chart(
        "desk.arrivals_by_week",
        _l("Arrivals by week"),
        _l("How many people with a file at the desk came to Ghent each week."),
        _l("Week of"),
        (_l("People"),),
        arrivals_by_week,
        (days,),
        adds_up_to="desk.persons",
    ),
    Chart(
        "desk.ages",
        _l("Ages at the desk"),
        _l("How old the people with a file at the desk were on the day of their arrival."),
        _l("Age"),
        (_l("People"),),
        lambda facts: age_rows(facts[ages]),
        (ages,),
        adds_up_to="desk.persons",
        splits_people=True,
    ),
)

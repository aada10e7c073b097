"""The charts of a year of the site: how full it was by week, and how old its people were."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import FromClause, Select, func, select

from amal_field.figures.figure import Facts, YearSpan, percentage
from amal_field.figures.queries.charts import ONE_DAY, Chart, ChartRow, age_rows, begun, week_of, weeks_of
from amal_field.figures.queries.years import ask, grouped
from amal_field.people.models import Person
from amal_field.people.queries.ages import band
from amal_field.transit_site import rules
from amal_field.transit_site.reports import year_facts


def ages(spans: Sequence[YearSpan]) -> dict[int, list[tuple[int | None, int]]]:
    """Year → with which age a group begins, and how many people of the site were in it on the arrival of their first
    stay of the year."""
    return grouped(spans, ask(_ages_counted, spans), lambda *columns: columns)


def _ages_counted(years: FromClause) -> Select:
    there = year_facts.people_of(years).subquery()
    parts = [there.c.year, band(Person.born_on, there.c.day)]
    people = select(*parts, func.count()).join(Person, Person.id == there.c.person_id)
    return people.where(there.c.sure).group_by(*parts)


def occupancy(facts: Facts) -> list[ChartRow]:
    """Each week with its pitch-nights, how many there could be, and the share in per cent."""
    span, nights = facts.span, Counter[date]()
    for spell in facts[year_facts.spells]:
        if spell.is_sure:
            for week, number in nights_by_week(spell.from_on, spell.to_on, span):
                nights[week] += number * spell.number
    rows = []
    for first, last in weeks_of(span):
        last = min(last, max(span.today - ONE_DAY, first)) if span.is_running else last
        possible = year_facts.pitch_days(facts[year_facts.pitch_counts], first, last)
        rows.append(ChartRow(first, (nights[first], possible, percentage(nights[first], possible) or 0)))
    return begun(rows, span)


def nights_by_week(start: date, end: date | None, span: YearSpan) -> list[tuple[date, int]]:
    """The first day of each week from a day to a day, or to today, with the nights that fall in it."""
    first = max(start, span.first)
    left = rules.count_nights(start, end, until=span.today, first=span.first, last=span.last)
    weeks = []
    while left > 0:
        week = week_of(first, span)
        turn = first + timedelta(days=7 - first.weekday())
        number = min(left, (turn - first).days)
        weeks.append((week, number))
        first, left = turn, left - number
    return weeks


CHARTS = (
    Chart(
        "site.occupancy_by_week",
        _l("Occupancy by week"),
        _l("How full the transit site was each week, in per cent of its pitches."),
        _l("Week of"),
        (_l("Pitch-nights"), _l("Possible nights"), _l("Occupancy (%)")),
        occupancy,
        (year_facts.spells, year_facts.pitch_counts),
        drawn=(2,),
        adds_up_to="site.nights",
    ),
    Chart(
        "site.ages",
        _l("Ages on the site"),
        _l("How old the people of the transit site were on the arrival of their first stay of the year."),
        _l("Age"),
        (_l("People"),),
        lambda facts: age_rows(facts[ages]),
        (ages,),
        adds_up_to="site.persons_unique",
        splits_people=True,
    ),
)

"""The annual figures of the site, by the agency's definitions (`domain.md` I.1, I.2)."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import Select, select

from amal_field.figures.figure import (
    HOUSEHOLDS,
    PEOPLE,
    SHARE,
    Base,
    Doubt,
    Facts,
    Figure,
    Reading,
    Record,
    YearSpan,
    by_month,
    percentage,
    share,
)
from amal_field.figures.queries.counted import people_of_households
from amal_field.people.queries.ages import NO, UNKNOWN, YES
from amal_field.permissions import Permission
from amal_field.transit_site import rules
from amal_field.transit_site.models import StayPerson
from amal_field.transit_site.reports import year_facts


def _people_of_stays(keys: Iterable[UUID]) -> Select:
    return select(StayPerson.person_id).where(StayPerson.stay_id.in_(keys), StayPerson.stands)


STAY = Record("transit_site.stay", "stay_id", Permission.SITE_SEE, "people", _people_of_stays)
HOUSEHOLD = Record("people.household", "household_id", Permission.SITE_SEE, "people", people_of_households)
PERSON = Record("people.person", "person_id", Permission.SITE_SEE, "people")
RULE = Record(None, "rule_id", Permission.SITE_REPORT)


def capacity(facts: Facts) -> Reading:
    """The pitches of the site at the end of the year, in the running year today; None before the first rule."""
    span = facts.span
    known, on = facts[year_facts.pitch_counts], min(span.last, max(span.today, span.first))
    return Reading(next((number for start, number in reversed(known) if start <= on), None))


def households_unique(facts: Facts) -> Reading:
    """Households with at least one night on the site."""
    touching = [stay for stay in facts[year_facts.stays] if stay.touches]
    firsts: dict = {}
    for stay in touching:
        if stay.is_sure:
            firsts[stay.household_id] = min(stay.arrived_on, firsts.get(stay.household_id, stay.arrived_on))
    months = by_month((_month(first, facts.span), 1) for first in firsts.values())
    disputed = len({stay.household_id for stay in touching} - firsts.keys())
    stays = sum(stay.is_sure for stay in touching)
    return Reading(len(firsts), Base("stays", stays), months, _disputed(disputed, len(firsts)))


def persons_unique(facts: Facts) -> Reading:
    """People on such a stay; rows of one human being count once."""
    months = by_month((group.month, group.number) for group in facts[year_facts.people] if group.is_sure)
    disputed = sum(group.number for group in facts[year_facts.people] if not group.is_sure)
    return Reading(sum(months), None, months, _disputed(disputed, sum(months)))


def stays(facts: Facts) -> Reading:
    """Stays that began in the year."""
    began = [stay for stay in facts[year_facts.stays] if stay.arrived_on.year == facts.span.year]
    months = by_month((stay.arrived_on.month, 1) for stay in began if stay.is_sure)
    return Reading(sum(months), None, months, _disputed(sum(not stay.is_sure for stay in began), sum(months)))


def minors_share(facts: Facts) -> Reading:
    """Of the people, those under 18 on arrival of their first stay that touches the year; unknown births left out."""
    numbers = dict.fromkeys((YES, NO, UNKNOWN), 0)
    sure = [group for group in facts[year_facts.people] if group.is_sure]
    for group in sure:
        numbers[group.minor] += group.number
    months = by_month((group.month, group.number) for group in sure if group.minor != UNKNOWN)
    known = numbers[YES] + numbers[NO]
    return share(numbers[YES], known, months, unknown=numbers[UNKNOWN], kind="births", doubt="births")


def nights(facts: Facts) -> Reading:
    """Pitch-nights: for each pitch of each stay its nights in the year."""
    months = _nights(facts, is_sure=True)
    disputed = sum(_nights(facts, is_sure=False))
    return Reading(sum(months), None, months, _disputed(disputed, sum(months)))


def occupancy(facts: Facts) -> Reading:
    """Pitch-nights of the sum of the capacity over the days of the year."""
    months = _nights(facts, is_sure=True)
    possible = year_facts.pitch_days(facts[year_facts.pitch_counts], facts.span.first, facts.span.last)
    return Reading(percentage(sum(months), possible), Base("nights", possible, sum(months)), months)


def _nights(facts: Facts, *, is_sure: bool) -> tuple[int, ...]:
    numbers = [0] * 12
    for spell in facts[year_facts.spells]:
        if spell.is_sure == is_sure:
            for month, found in nights_by_month(spell.from_on, spell.to_on, facts.span):
                numbers[month - 1] += found * spell.number
    return tuple(numbers)


def nights_by_month(start: date, end: date | None, span: YearSpan) -> list[tuple[int, int]]:
    """Month → the nights from a day to a day, or to today, that fall in it."""
    first = max(start, span.first)
    left = rules.count_nights(start, end, until=span.today, first=span.first, last=span.last)
    found = []
    while left > 0:
        turn = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        number = min(left, (turn - first).days)
        found.append((first.month, number))
        first, left = turn, left - number
    return found


def _month(first: date, span: YearSpan) -> int:
    return 1 if first < span.first else first.month


def _disputed(number: int, value: int) -> tuple[Doubt, ...]:
    return (Doubt("disputed", number, value, value + number),) if number else ()


FIGURES = (
    Figure(
        "site.capacity",
        _l("Pitches of the site."),
        capacity,
        (year_facts.pitch_counts,),
        sentence=lambda said: ngettext(
            "The site has room for at most %(value)s caravan.",
            "The site has room for at most %(value)s caravans.",
            said.number,
            value=said.value,
        ),
        rows=year_facts.rule_rows,
        number_name=_l("Pitches"),
        record=RULE,
    ),
    Figure(
        "site.households_unique",
        _l("Households with at least one night on the site."),
        households_unique,
        (year_facts.stays,),
        sentence=lambda said: ngettext(
            "%(value)s unique family stayed on the site once or more.",
            "%(value)s unique families stayed on the site once or more.",
            said.number,
            value=said.value,
        ),
        rows=year_facts.household_rows,
        record=HOUSEHOLD,
        subject=HOUSEHOLDS,
    ),
    Figure(
        "site.persons_unique",
        _l("People on such a stay, each once."),
        persons_unique,
        (year_facts.people,),
        sentence=lambda said: ngettext(
            "That is %(value)s registered person.",
            "Those are %(value)s registered people.",
            said.number,
            value=said.value,
        ),
        rows=year_facts.person_rows,
        record=PERSON,
        subject=PEOPLE,
    ),
    Figure(
        "site.stays",
        _l("Stays that began in the year."),
        stays,
        (year_facts.stays,),
        sentence=lambda said: ngettext(
            "In total %(value)s stay was registered.",
            "In total %(value)s stays were registered.",
            said.number,
            value=said.value,
        ),
        rows=year_facts.stay_rows,
        record=STAY,
    ),
    Figure(
        "site.minors_share",
        _l(
            "Of these people, those under 18 on arrival of their first stay of the year, in %. A birth year alone is "
            "1 July; an unknown birth is left out."
        ),
        minors_share,
        (year_facts.people,),
        sentence=lambda said: _("%(value)s of the residents were under 18.", value=said.value),
        rows=year_facts.minor_rows,
        record=PERSON,
        unit=SHARE,
        subject=PEOPLE,
    ),
    Figure(
        "site.nights",
        _l("Pitch-nights: for each stay, nights in the year times pitches."),
        nights,
        (year_facts.spells,),
        sentence=lambda said: ngettext(
            "A pitch was taken for %(value)s night.",
            "Together the pitches were taken for %(value)s nights.",
            said.number,
            value=said.value,
        ),
        rows=year_facts.spell_rows,
        noun="nights",
        adds_up=False,
        number_name=_l("Pitch"),
        record=STAY,
    ),
    Figure(
        "site.occupancy",
        _l("Pitch-nights as a share of the pitches on all days of the year, in %."),
        occupancy,
        (year_facts.spells, year_facts.pitch_counts),
        sentence=lambda said: _("That is an occupancy of %(value)s.", value=said.value),
        rows=year_facts.spell_rows,
        noun="nights",
        adds_up=False,
        number_name=_l("Pitch"),
        record=STAY,
        unit=SHARE,
    ),
)

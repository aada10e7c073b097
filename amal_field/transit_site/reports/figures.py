"""The annual figures of the site, by the agency's definitions (`domain.md` I.1, I.2).

A stay counts unless it was undone or is disputed. It touches a year with at least one night in it; an open stay counts
its nights to the end of the year, in the running year to yesterday.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from amal_field.clock import year_days
from amal_field.db import db
from amal_field.figures.figure import Figure, percentage
from amal_field.people.models import Person
from amal_field.people.rules import is_minor
from amal_field.transit_site import rules
from amal_field.transit_site.models import SiteRule, Stay, StayPerson, StayPitch


def capacity(year: int, today: date) -> int | None:
    """The pitches of the site at the end of the year, in the running year today; None before the first rule."""
    first, last = year_days(year)
    return _capacity_on(capacities(), min(last, max(today, first)))


def households_unique(year: int, today: date) -> int:
    """Households with at least one night on the site."""
    touching = _touching(year, today)
    return len({household_id for _, household_id, _ in touching})


def persons_unique(year: int, today: date) -> int:
    """People on such a stay; rows of one human being count once."""
    return len(_first_arrivals(_touching(year, today), year, today))


def stays(year: int, today: date) -> int:
    """Stays that began in the year."""
    began = select(func.count()).select_from(Stay).where(Stay.counts, Stay.arrived_on.between(*year_days(year)))
    return db.session.scalar(began)


def minors_share(year: int, today: date) -> int | None:
    """Of the people, those under 18 on arrival of their first stay that touches the year; unknown births left out."""
    arrivals = _first_arrivals(_touching(year, today), year, today)
    known = [(born_on, arrived_on) for born_on, arrived_on in arrivals.values() if born_on]
    return percentage(sum(is_minor(born_on, arrived_on) for born_on, arrived_on in known), len(known))


def nights(year: int, today: date) -> int:
    """Pitch-nights: for each pitch of each stay its nights in the year."""
    first, last = year_days(year)
    spells = db.session.execute(
        select(StayPitch.from_on, StayPitch.to_on)
        .join(Stay, Stay.id == StayPitch.stay_id)
        .where(Stay.counts, StayPitch.counts, StayPitch.from_on <= last)
        .where(StayPitch.ends_after(first))
    )
    return sum(_nights(start, end, year, today) for start, end in spells)


def occupancy(year: int, today: date) -> int | None:
    """Pitch-nights of the sum of the capacity over the days of the year."""
    return percentage(nights(year, today), pitch_days(capacities(), *year_days(year)))


def _nights(start: date, end: date | None, year: int, today: date) -> int:
    first, last = year_days(year)
    return rules.count_nights(start, end, until=today, first=first, last=last)


def _touching(year: int, today: date) -> list[tuple[UUID, UUID, date]]:
    """The key, the household and the arrival of each stay with a night in the year, in order of arrival and number."""
    first, last = year_days(year)
    rows = db.session.execute(
        select(Stay.id, Stay.household_id, Stay.arrived_on, Stay.departed_on)
        .where(Stay.counts, Stay.arrived_on <= last)
        .where(Stay.ends_after(first))
        .order_by(Stay.arrived_on, Stay.register_no, Stay.ticket_no)
    )
    return [(key, home, start) for key, home, start, end in rows if _nights(start, end, year, today) > 0]


def _first_arrivals(
    touching: Iterable[tuple[UUID, UUID, date]], year: int, today: date
) -> dict[UUID, tuple[date | None, date]]:
    """Who was on these stays: birth, and the arrival of the first."""
    arrived = {key: start for key, _, start in touching}
    first, last = year_days(year)
    rows = db.session.execute(
        select(StayPerson.person_id, Person.born_on, Stay.id)
        .join(Stay, Stay.id == StayPerson.stay_id)
        .join(Person, Person.id == StayPerson.person_id)
        .where(Stay.counts, StayPerson.counts, Stay.arrived_on <= last)
        .where(Stay.ends_after(first))
    )
    first_stays: dict[UUID, tuple[date | None, date]] = {}
    for person_id, born_on, stay_id in rows:
        if stay_id in arrived and (person_id not in first_stays or arrived[stay_id] < first_stays[person_id][1]):
            first_stays[person_id] = (born_on, arrived[stay_id])
    return first_stays


def capacities() -> list[tuple[date, int]]:
    """From which day on the site has how many pitches, the first day first."""
    in_force = SiteRule.stands
    rules_of_site = select(SiteRule.valid_from, SiteRule.capacity).where(in_force).order_by(SiteRule.valid_from)
    return [(start, number) for start, number in db.session.execute(rules_of_site)]


def _capacity_on(capacities: list[tuple[date, int]], day: date) -> int | None:
    return next((number for start, number in reversed(capacities) if start <= day), None)


def pitch_days(capacities: list[tuple[date, int]], first: date, last: date) -> int:
    """The sum of the capacity over the days from `first` to `last`, both included."""
    total = 0
    for place, (start, number) in enumerate(capacities):
        end = capacities[place + 1][0].toordinal() if place + 1 < len(capacities) else last.toordinal() + 1
        total += number * max(min(end, last.toordinal() + 1) - max(start, first).toordinal(), 0)
    return total


FIGURES = (
    Figure("site.capacity", _l("Pitches of the site."), capacity),
    Figure("site.households_unique", _l("Households with at least one night on the site."), households_unique),
    Figure("site.persons_unique", _l("People on such a stay, each once."), persons_unique),
    Figure("site.stays", _l("Stays that began in the year."), stays),
    Figure(
        "site.minors_share",
        _l(
            "Of these people, those under 18 on arrival of their first stay of the year, in %. A birth year alone is "
            "1 July; an unknown birth is left out."
        ),
        minors_share,
    ),
    Figure("site.nights", _l("Pitch-nights: for each stay, nights in the year times pitches."), nights),
    Figure(
        "site.occupancy",
        _l("Pitch-nights as a share of the pitches on all days of the year, in %."),
        occupancy,
    ),
)

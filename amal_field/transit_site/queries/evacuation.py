"""Who is on the site now, by pitch, for paper."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Household, Person
from amal_field.transit_site.models import Pitch, Stay, StayPerson, StayPitch
from amal_field.transit_site.queries import stays as stay_queries


@dataclass(frozen=True)
class Present:
    """Somebody who is on the site now."""

    person: Person
    pitches: str
    household: str


def evacuation_list(on: date) -> list[tuple[str, list[Present]]]:
    """Who is on the site now, by pitch: the pitch or pitches, and the people of their stays, the oldest first."""
    rows = db.session.execute(
        select(Stay.id, Household.name, Person)
        .join(StayPerson, StayPerson.stay_id == Stay.id)
        .join(Person, Person.id == StayPerson.person_id)
        .join(Household, Household.id == Stay.household_id)
        .where(*stay_queries.there(StayPerson, on))
        .order_by(Person.born_on.is_(None), Person.born_on, Person.id)
    ).all()
    pitches = defaultdict(list)
    for stay_id, number in db.session.execute(
        select(StayPitch.stay_id, Pitch.number)
        .join(Pitch)
        .join(Stay, Stay.id == StayPitch.stay_id)
        .where(*stay_queries.there(StayPitch, on))
        .order_by(Pitch.number)
    ):
        pitches[stay_id].append(number)
    groups: dict[UUID, list[Present]] = defaultdict(list)
    for stay_id, household, person in rows:
        groups[stay_id].append(Present(person, " + ".join(map(str, pitches[stay_id])), household))
    ordered = sorted(groups.items(), key=lambda group: (pitches[group[0]] or [999], str(group[0])))
    return [(people[0].pitches, people) for _, people in ordered]

"""Rows written around the operations, straight into the tables, to see whether the database holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection, insert, select

from amal_field.accounts.models import IMPORT_ID
from amal_field.clock import now
from amal_field.db import new_key
from amal_field.people.models import Household, Person
from amal_field.transit_site.models import Pitch, Site, Stay, StayPerson, StayPitch

TABLES = {"stay_pitches": StayPitch.__table__, "stay_persons": StayPerson.__table__}


@dataclass(frozen=True)
class Family:
    """The keys of a household with one person and one stay, and of a pitch to put it on."""

    household_id: UUID
    person_id: UUID
    stay_id: UUID
    pitch_id: UUID


def day(number: int | None) -> date | None:
    """The day with this number; None stays None."""
    return None if number is None else date(2026, 6, 1) + timedelta(days=number - 1)


def someone_comes(connection: Connection) -> Family:
    """A family with a stay, on no pitch yet."""
    recorded = {"recorded_at": now(), "recorded_by_id": IMPORT_ID}
    family = Family(
        new_key(), new_key(), new_key(), connection.scalars(select(Pitch.id).order_by(Pitch.number)).first()
    )
    site = connection.scalar(select(Site.id))
    connection.execute(insert(Household.__table__).values(id=family.household_id, name="Claes", **recorded))
    connection.execute(insert(Person.__table__).values(id=family.person_id, given_name="An", languages=[], **recorded))
    connection.execute(
        insert(Stay.__table__).values(
            id=family.stay_id, site_id=site, household_id=family.household_id, arrived_on=day(1), marks=[], **recorded
        )
    )
    return family


def add_spell(connection: Connection, table: str, family: Family, start: int, end: int | None, **more: object) -> UUID:
    """Put the family's pitch, or its person, on its stay from a day to a day; the key of the row."""
    own = (
        {"pitch_id": family.pitch_id}
        if table == "stay_pitches"
        else {"person_id": family.person_id, "recorded_person_id": family.person_id}
    )
    key = new_key()
    row = {"id": key, "stay_id": family.stay_id, "from_on": day(start), "to_on": day(end)}
    recorded = {"recorded_at": now(), "recorded_by_id": IMPORT_ID}
    connection.execute(insert(TABLES[table]).values(**row, **own, **recorded, **more))
    return key

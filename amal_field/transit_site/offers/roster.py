"""Who is on the site on a day, and who has reserved: whom the site tells other rooms to expect."""

from sqlalchemy import Select, case, func, or_, select

from amal_field.attendance.queries.roster import HELD_ON, Source
from amal_field.people.models import HouseholdMember, Person
from amal_field.transit_site.models import Pitch, Reservation, Stay, StayPerson, StayPitch
from amal_field.transit_site.queries import plan


def on_site() -> Select:
    """The ids of whoever is or was on the site on the day of a session, with 1 where all their stays end that day."""
    day = HELD_ON
    leaves = or_(StayPerson.to_on == day, Stay.departed_on == day)
    return (
        select(StayPerson.person_id, func.min(case((leaves, 1), else_=0)).label("has_left"))
        .join(Stay, Stay.id == StayPerson.stay_id)
        .where(
            Stay.stands,
            Stay.touches(day),
            StayPerson.stands,
            StayPerson.touches(day),
        )
        .group_by(StayPerson.person_id)
    )


def booked() -> Select:
    """The ids of the members of households whose reservation lasts over the day of a session and is still to come."""
    return (
        select(HouseholdMember.person_id)
        .join(Reservation, Reservation.household_id == HouseholdMember.household_id)
        .join(Person, Person.id == HouseholdMember.person_id)
        .where(
            Reservation.is_to_come,
            Reservation.touches(HELD_ON),
            HouseholdMember.is_present,
            ~Person.is_duplicate,
        )
        .distinct()
    )


def places() -> Select:
    """The ids of whoever is on the site now, each with the number of their pitch."""
    return (
        select(StayPerson.person_id, func.min(Pitch.number))
        .join(Stay, Stay.id == StayPerson.stay_id)
        .join(StayPitch, StayPitch.stay_id == Stay.id)
        .join(Pitch, Pitch.id == StayPitch.pitch_id)
        .where(Stay.is_open, StayPerson.is_open, StayPitch.is_open)
        .group_by(StayPerson.person_id)
    )


def _version() -> str:
    return str(plan.revision())


SOURCES = {
    "class_unit": Source(on_site, _version),
    "vaccination": Source(on_site, _version, booked, places),
}
"""Kind of programme → whom it expects: the class unit stands on the site, and vaccination actions are held there."""

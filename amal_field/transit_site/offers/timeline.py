"""A person's stays, for her page."""

from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Household
from amal_field.people.queries.timeline import MOST, Happened
from amal_field.transit_site.models import Stay, StayPerson

ON_THE_SITE = _l("On the site")


def stays_of(user, person_id: UUID) -> list[Happened]:
    """The stays of a person, the latest first: every site manager may see them."""
    rows = db.session.execute(
        select(
            StayPerson.from_on, StayPerson.to_on, Household.name, Stay.ticket_no, Stay.id, StayPerson.recorded_person_id
        )
        .join(Stay, Stay.id == StayPerson.stay_id)
        .join(Household, Household.id == Stay.household_id)
        .where(StayPerson.person_id == person_id, StayPerson.stands, Stay.stands)
        .order_by(StayPerson.from_on.desc())
        .limit(MOST)
    )
    return [
        Happened(
            on,
            to_on,
            ON_THE_SITE,
            " · ".join(word for word in (home, ticket) if word),
            "transit_site.stay",
            "stay_id",
            key,
            recorded if recorded != person_id else None,
        )
        for on, to_on, home, ticket, key, recorded in rows
    ]

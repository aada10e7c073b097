"""What the site tells the search about people: the plates and tickets that lead to them, and when they were here."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, or_, select

from amal_field import clock
from amal_field.db import db
from amal_field.people.queries.people import begins
from amal_field.people.search.finding import Seen
from amal_field.transit_site import rules
from amal_field.transit_site.models import Stay, StayCaravan, StayPerson

LEAST_OF_PLATE = 3
HERE = _l("on the site now")
LAST_HERE = _l("last on the site")


def person_ids_with_plate(text: str) -> Select[tuple[UUID]] | None:
    """Who was on a stay with a caravan of which the plate begins so; None where the text is no plate."""
    key = rules.plate_key(text)
    if len(key) < LEAST_OF_PLATE or not any(sign.isdigit() for sign in key):
        return None
    return _on_stays(select(StayCaravan.stay_id).where(begins(StayCaravan.plate_key, key), StayCaravan.stands))


def person_ids_with_ticket(text: str) -> Select[tuple[UUID]] | None:
    """Who was on the stay with this number of a ticket or a register; None where the text has no digit."""
    if not any(sign.isdigit() for sign in text):
        return None
    return _on_stays(select(Stay.id).where(or_(Stay.ticket_no == text, Stay.register_no == text.upper())))


def last_seen(person_ids: Sequence[UUID]) -> Mapping[UUID, Seen]:
    """The last day on which each of these persons was on the site; today for who is there."""
    today = clock.today()
    rows = db.session.execute(
        select(StayPerson.person_id, StayPerson.from_on, StayPerson.to_on)
        .join(Stay, Stay.id == StayPerson.stay_id)
        .where(
            StayPerson.person_id.in_(person_ids),
            StayPerson.stands,
            Stay.stands,
            StayPerson.from_on <= today,
        )
        .order_by(StayPerson.from_on)
    )
    return {key: Seen(today, HERE) if to_on is None else Seen(to_on, LAST_HERE) for key, _, to_on in rows}


def _on_stays(stay_ids: Select[tuple[UUID]]) -> Select[tuple[UUID]]:
    return select(StayPerson.person_id).where(StayPerson.stay_id.in_(stay_ids), StayPerson.stands)

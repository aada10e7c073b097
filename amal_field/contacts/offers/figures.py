"""The annual figure that talks tell (`domain.md` I.3)."""

from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from amal_field.clock import year_days
from amal_field.contacts.models import Contact
from amal_field.db import db
from amal_field.figures.figure import Figure
from amal_field.organisations.models import Service


def guided(year: int, today: date) -> int:
    """People with whom the desk spoke, each once."""
    desk = select(Service.id).where(Service.code == "desk").scalar_subquery()
    people = select(func.count(Contact.person_id.distinct()))
    of_year = Contact.spoken_on.between(*year_days(year))
    return db.session.scalar(people.where(Contact.stands, Contact.service_id == desk, of_year)) or 0


FIGURES = (Figure("desk.guided", _l("People whom the desk guided at least once"), guided),)

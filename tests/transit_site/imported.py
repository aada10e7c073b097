"""Stays as the register brings them in: who is there, and how a test looks at what was stored."""

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.db import db
from amal_field.transit_site.models import SiteRule, Stay
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.registers.stays import STAYS
from tests.registers.folders import person

PERSONS = [
    person("P1", geboortedatum="1984"),
    person("P2", gezin_rol="kind", geboortedatum="01/03/2022"),
    person("P3", gezin_nr="G2"),
    person("P4", gezin_nr="", gezin_rol="", zelfde_als="P1"),
]


def one(number="V1"):
    return db.session.scalars(select(Stay).where(Stay.register_no == number)).one()


def days(spells):
    return [(spell.from_on, spell.to_on) for spell in spells if spell.cancelled_at is None]


def told(number="V1"):
    return STAYS.cells_of(STAYS.stored([number])[number].values)


def add_rule(valid_from, **values):
    """Rules of the site that hold from a day on, as a migration would set them."""
    site = stay_queries.the_site()
    recorded = {"recorded_at": clock.now(), "recorded_by_id": IMPORT_ID}
    db.session.add(SiteRule(site_id=site.id, valid_from=valid_from, **values, **recorded))
    db.session.flush()

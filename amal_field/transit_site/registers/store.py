"""Writing the register of stays: stays with their pitches, people and caravans, and the marks of their years."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field import audit
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.people.registers.same_person import Identities
from amal_field.registers.importing.numbers import keys_of
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import SiteRule, Spell, Stay, StayCaravan, StayPerson, StayPitch
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.registers import money
from amal_field.transit_site.registers.planned import Planned, SitePlan, StayPlan

FIELDS = {
    "aankomst": "arrived_on",
    "gepland_vertrek": "planned_departure_on",
    "vertrek": "departed_on",
    "meter_begin": "meter_start",
    "meter_einde": "meter_end",
}


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each stay."""
    plan, stamp = importing.get(SitePlan), importing.stamp
    touched = [stay for stay in plan.stays if stay.is_touched]
    moved = _moved_spells(plan.identities)
    if not touched and not moved:
        return
    homes = keys_of(Household, (stay.row.wanted["gezin_nr"] for stay in touched))
    years = {_year(stay.row.stored.subject) for stay in touched if not stay.row.is_new}
    _move_spells(touched, moved, plan.identities, stamp)
    stays = [_write_stay(planned.row, homes, plan.site_id, stamp) for planned in touched]
    for stay in stays:
        db.session.add(stay)
        years.add(_year(stay))
        audit.record("site:stay:import", stay, stamp, register="verblijven")
    db.session.flush()
    db.session.add_all(
        _new_spell(planned, stay.row.subject_id, plan, stamp)
        for stay in touched
        for planned in stay.spells
        if planned.spell is None
    )
    money.store(touched, {stay.id: stay for stay in stays}, stamp)
    db.session.flush()
    _mark(years, plan.site_id, importing.today)
    lock_site()


def _year(stay: Stay) -> tuple[UUID, int]:
    return stay.household_id, stay.arrived_on.year


def _write_stay(row: Row, homes: dict[str, UUID], site_id: UUID, stamp: Stamp) -> Stay:
    if row.is_new:
        stay = Stay(id=row.subject_id, site_id=site_id, register_no=row.number, marks=[], **stamped(stamp))
        changes = {"gezin_nr", *FIELDS}
    else:
        stay, changes = row.stored.subject, row.changes
    for column in changes & FIELDS.keys():
        setattr(stay, FIELDS[column], row.wanted[column])
    if "gezin_nr" in changes:
        stay.household_id = homes[row.wanted["gezin_nr"]]
    if "vertrek" in changes:
        gone = not stay.goes_on
        stay.departure_kind = "departed" if gone else None
        stay.departure_recorded_at = stamp.at if gone else None
        stay.departure_recorded_by_id = stamp.by_id if gone else None
    return stay


def _moved_spells(identities: Identities) -> list[StayPerson]:
    """The spells recorded for rows that describe another person from now on."""
    return [
        spell
        for chunk in parts(identities.moved)
        for spell in db.session.scalars(select(StayPerson).where(StayPerson.recorded_person_id.in_(chunk)))
        if spell.person_id != identities.root_of(spell.recorded_person_id)
    ]


def _move_spells(touched: list[StayPlan], moved: list[StayPerson], identities: Identities, stamp: Stamp) -> None:
    """Give spells that are there other days or another person.

    The database checks row by row, so that two stays that change places would collide halfway: they step aside as
    disputed, change, and come back.
    """
    for stay in touched:
        for spell in stay.given_up:
            spell.cancel(stamp)
    days = {planned.spell: planned for stay in touched for planned in stay.spells if planned.changes}
    disputed = {spell: spell.disputed_at for spell in (*days, *moved)}
    for spell in disputed:
        spell.disputed_at = stamp.at
    db.session.flush()
    for spell, planned in days.items():
        spell.from_on, spell.to_on = planned.period.start, planned.period.end
        if spell.has_left != planned.has_left:
            spell.left_at = stamp.at if planned.has_left else None
    for spell in moved:
        spell.person_id = identities.root_of(spell.recorded_person_id)
    db.session.flush()
    for spell, disputed_at in disputed.items():
        spell.disputed_at = disputed_at
    db.session.flush()


def _new_spell(planned: Planned, stay_id: UUID, plan: SitePlan, stamp: Stamp) -> Spell:
    common = {"stay_id": stay_id, "from_on": planned.period.start, "to_on": planned.period.end, **stamped(stamp)}
    common["left_at"] = stamp.at if planned.has_left else None
    if planned.column == "standplaatsen":
        return StayPitch(pitch_id=planned.key, **common)
    if planned.column == "nummerplaten":
        return StayCaravan(plate=planned.key, plate_key=rules.plate_key(planned.key), **common)
    return StayPerson(person_id=plan.identities.root_of(planned.key), recorded_person_id=planned.key, **common)


def _mark(years: Iterable[tuple[UUID, int]], site_id: UUID, today: date) -> None:
    """Mark the imported stays of these households and years that go beyond the rules of their day of arrival."""
    wanted = defaultdict(list)
    for chunk in parts({household_id for household_id, _ in years}):
        for stay in db.session.scalars(
            select(Stay).where(
                Stay.household_id.in_(chunk),
                Stay.site_id == site_id,
                Stay.counts,
            )
        ):
            wanted[_year(stay)].append(stay)
    limits = list(
        db.session.scalars(
            select(SiteRule).where(SiteRule.site_id == site_id, SiteRule.stands).order_by(SiteRule.valid_from.desc())
        )
    )
    for year in years:
        stays = sorted(wanted[year], key=lambda stay: (stay.arrived_on, stay.register_no or stay.ticket_no or ""))
        for count, stay in enumerate(stays, 1):
            if stay.register_no is not None:
                stay.marks = _marks(stay, count, limits, today)


def _marks(stay: Stay, stays_in_year: int, limits: list[SiteRule], today: date) -> list[str]:
    limit = next((limit for limit in limits if limit.valid_from <= stay.arrived_on), None)
    nights = rules.count_days(rules.Period(stay.arrived_on, stay.departed_on), until=today).nights
    return rules.marks(
        nights=nights,
        max_nights=limit and limit.longest,
        stays_in_year=stays_in_year,
        max_stays=limit and limit.max_stays,
    )

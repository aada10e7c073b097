"""The register of stays (`verblijven`): its columns, and a stored stay written back as its values."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload, selectinload, undefer

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.registers.importing.columns import MOST_IN_A_KEY, Day, Euros, Listed, Number, Reference, Text, Whole
from amal_field.registers.importing.numbers import known, numbers_of
from amal_field.registers.importing.register import Register, Stored, parts
from amal_field.registers.models import Leaving
from amal_field.transit_site import messages
from amal_field.transit_site.models import Spell, Stay, StayPerson, StayPitch
from amal_field.transit_site.registers import plan, store


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """The stays with these numbers. A person or a household without a number is written as its key."""
    stored = {}
    for chunk in parts(numbers):
        stays = db.session.scalars(
            select(Stay)
            .where(Stay.register_no.in_(chunk))
            .options(
                undefer(Stay.prepayment),
                joinedload(Stay.household),
                selectinload(Stay.pitches).joinedload(StayPitch.pitch),
                selectinload(Stay.persons),
                selectinload(Stay.caravans),
            )
        ).all()
        names = numbers_of(Person, {spell.recorded_person_id for stay in stays for spell in stay.persons})
        stored.update({stay.register_no: Stored(stay, _values(stay, names)) for stay in stays})
    return stored


def _values(stay: Stay, names: dict[UUID, str]) -> dict[str, Any]:
    return {
        "verblijf_nr": stay.register_no,
        "gezin_nr": stay.household.register_no or str(stay.household_id),
        "standplaatsen": list(dict.fromkeys(spell.pitch.number for spell in _to_the_end(stay.pitches, stay))),
        "nummerplaten": list(dict.fromkeys(spell.plate for spell in _told(stay, stay.caravans))),
        "aankomst": stay.arrived_on,
        "gepland_vertrek": stay.planned_departure_on,
        "vertrek": stay.departed_on,
        "personen": list(dict.fromkeys(names[spell.recorded_person_id] for spell in _told(stay, stay.persons))),
        "voorafbetaling": stay.prepayment,
        "meter_begin": stay.meter_start,
        "meter_einde": stay.meter_end,
    }


def _to_the_end(pitches: Iterable[StayPitch], stay: Stay) -> list[StayPitch]:
    """The pitches on which a stay was at its end. A row has one list for all its days: with the pitch from which a
    family moved it would take two all the time, and count the nights of both."""
    told = _told(stay, pitches)
    return [spell for spell in told if not spell.has_left] or told


def _told(stay: Stay, spells: Iterable[Spell]) -> list[Spell]:
    """What counts of a stay; of one that was undone, what counted before."""
    return [spell for spell in spells if spell.cancelled_at in (None, stay.cancelled_at) and not spell.is_disputed]


def leaves() -> tuple[Leaving, ...]:
    """The stays that count and have begun, of somebody and on a pitch."""
    return (
        Leaving(
            Stay,
            "V",
            lambda day: (
                Stay.counts,
                Stay.arrived_on <= day,
                *(exists().where(part.stay_id == Stay.id, part.counts) for part in (StayPerson, StayPitch)),
            ),
            (Permission.SITE_SEE,),
        ),
    )


STAYS = Register(
    name="verblijven",
    columns=(
        Number("verblijf_nr", required=True),
        Reference("gezin_nr", required=True, to="gezin_nr"),
        Listed("standplaatsen", required=True, of=Whole("standplaats")),
        Listed("nummerplaten", of=Text("nummerplaat", most=MOST_IN_A_KEY)),
        Day("aankomst", required=True),
        Day("gepland_vertrek"),
        Day("vertrek"),
        Listed("personen", required=True, of=Reference("persoon_nr", to="persoon_nr")),
        Euros("voorafbetaling"),
        Whole("meter_begin"),
        Whole("meter_einde"),
    ),
    sentences=messages.SENTENCES,
    known={"verblijf_nr": known(Stay)},
    stored=stored,
    check=plan.check,
    store=store.store,
    leaves=leaves,
    seen_with=Permission.SITE_SEE,
)

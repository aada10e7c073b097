"""The register of stays (`verblijven`): its columns, and a stored stay written back as its values."""

from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload, selectinload, undefer

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.registers.importing.columns import MOST_IN_A_KEY, Day, Euros, Number, Reference, Text, Whole
from amal_field.registers.importing.numbers import known, numbers_of
from amal_field.registers.importing.register import Register, Stored, parts
from amal_field.registers.models import Leaving
from amal_field.transit_site import messages
from amal_field.transit_site.models import Spell, Stay, StayPerson, StayPitch
from amal_field.transit_site.registers import plan, store
from amal_field.transit_site.registers.held import Held, held, held_list


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
        "standplaatsen": _held(stay, stay.pitches, lambda spell: spell.pitch.number),
        "nummerplaten": _held(stay, stay.caravans, lambda spell: spell.plate),
        "aankomst": stay.arrived_on,
        "gepland_vertrek": stay.planned_departure_on,
        "vertrek": stay.departed_on,
        "personen": _held(stay, stay.persons, lambda spell: names[spell.recorded_person_id]),
        "voorafbetaling": stay.prepayment,
        "meter_begin": stay.meter_start,
        "meter_einde": stay.meter_end,
    }


def _held(stay: Stay, spells: Iterable[Spell], what: Callable[[Any], Any]) -> list[Held]:
    """What counts of a stay, each with days of its own where it has any; of a stay that was undone, what counted
    before."""
    told = [spell for spell in spells if spell.cancelled_at in (None, stay.cancelled_at) and not spell.is_disputed]
    return list(dict.fromkeys(held(stay, spell, what(spell)) for spell in told))


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
        held_list(Whole("standplaats"), "standplaatsen", required=True),
        held_list(Text("nummerplaat", most=MOST_IN_A_KEY), "nummerplaten"),
        Day("aankomst", required=True),
        Day("gepland_vertrek"),
        Day("vertrek"),
        held_list(Reference("persoon_nr", to="persoon_nr"), "personen", required=True),
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

"""What the register of stays makes of each stay, and the rules of the site that the whole must keep."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.people.registers.same_person import Identities
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import listed_twice
from amal_field.registers.importing.register import Batch, Import, Row
from amal_field.transit_site import rules
from amal_field.transit_site.models import Pitch, Site, Spell, Stay
from amal_field.transit_site.registers import checks
from amal_field.transit_site.registers.held import Held
from amal_field.transit_site.registers.planned import LISTS, Planned, SitePlan, StayPlan


def check(importing: Import) -> None:
    """Work out every stay and note the broken rules of the site."""
    batch, identities = importing["verblijven"], importing.get(Identities)
    the_site = select(Site.id).order_by(Site.code).limit(1)
    site_id = db.session.scalars(the_site if importing.only_reads else the_site.with_for_update()).one()
    pitches = {
        number: key for key, number in db.session.execute(select(Pitch.id, Pitch.number).filter_by(site_id=site_id))
    }
    for row in batch.read_rows:
        if row.is_undone:
            row.leave("verblijf_nr")
    rows = [row for row in batch.read_rows if not row.is_undone]
    for row in rows:
        _check_row(batch, row, pitches)
    stays = [
        _plan(batch, row, identities, pitches) for row in rows if row.may_use("verblijf_nr", "aankomst", "vertrek")
    ]
    plan = SitePlan(site_id, stays, identities, pitches)
    importing.put(plan)
    checks.check(importing, plan)


def _check_row(batch: Batch, row: Row, pitches: Mapping[int, UUID]) -> None:
    """The rules within one row, asked of the values that will stand."""
    for pitch in row.values["standplaatsen"]:
        if pitch.what not in pitches:
            batch.wrong(row, "standplaatsen", RuleBroken("pitch_unknown", pitch=pitch.what))
            row.cannot_use("standplaatsen")
    arrived_on, departed_on = row.final("aankomst"), row.final("vertrek")
    if row.may_use("aankomst", "vertrek") and departed_on and departed_on < arrived_on:
        batch.wrong(row, "vertrek", RuleBroken("departure_before_arrival"))
        row.cannot_use("vertrek")
    if row.may_use("aankomst", "vertrek"):
        _check_days(batch, row, rules.Period(arrived_on, departed_on))
    with batch.refusals(row, "gepland_vertrek"):
        if row.may_use("aankomst", "gepland_vertrek"):
            rules.check_plan(arrived_on=arrived_on, planned_departure_on=row.final("gepland_vertrek"))
    with batch.refusals(row, "meter_einde"):
        if row.may_use("meter_begin", "meter_einde"):
            rules.check_meter(start=row.final("meter_begin"), end=row.final("meter_einde"))


def _check_days(batch: Batch, row: Row, stay: rules.Period) -> None:
    """What has days of its own has them within those of the stay, and of the same no two at once."""
    for column in LISTS:
        told: dict[Any, list[rules.Period]] = defaultdict(list)
        for held in row.values[column] if row.may_use(column) and column not in row.kept else ():
            period = held.period(stay)
            if held.has_days and not _lies_within(period, stay):
                batch.wrong(row, column, RuleBroken("days_outside_stay", what=held.what))
                row.cannot_use(column)
            elif any(period.overlaps(other) for other in told[held.what]):
                batch.wrong(row, column, listed_twice(held.what))
                row.cannot_use(column)
            told[held.what].append(period)


def _plan(batch: Batch, row: Row, identities: Identities, pitches: Mapping[int, UUID]) -> StayPlan:
    stay: Stay | None = row.stored.subject if row.stored else None
    period = rules.Period(row.final("aankomst"), row.final("vertrek"))
    plan = StayPlan(row, [], [])
    for column, name in LISTS.items():
        there = [spell for spell in getattr(stay, name) if spell.stands] if stay else []
        if (row.is_new or column in row.changes) and row.may_use(column):
            for key, held in _wanted(column, row.wanted[column], identities, pitches):
                spell = next((spell for spell in there if _key(column, spell) == key), None)
                if spell:
                    there.remove(spell)
                plan.spells.append(Planned(column, key, held.period(period), spell, held.to_on is not None))
            plan.given_up += there
        else:
            plan.spells += (
                Planned(column, _key(column, spell), _shifted(spell, stay, period), spell, spell.has_left)
                for spell in there
            )
    if plan.is_touched and not all(_lies_within(planned.period, period) for planned in plan.spells):
        batch.wrong(row, "vertrek" if "vertrek" in row.changes else "aankomst", RuleBroken("stay_changed"))
    return plan


def _wanted(
    column: str, value: Sequence[Held], identities: Identities, pitches: Mapping[int, UUID]
) -> list[tuple[Any, Held]]:
    """What a cell names, each with its key, as far as it could be read."""
    if column == "standplaatsen":
        return [(pitches[held.what], held) for held in value]
    if column == "personen":
        return [(identities.ids[held.what], held) for held in value if held.what in identities.ids]
    return [(held.what, held) for held in value]


def _key(column: str, spell: Any) -> Any:
    names = {"standplaatsen": "pitch_id", "personen": "recorded_person_id", "nummerplaten": "plate"}
    return getattr(spell, names[column])


def _shifted(spell: Spell, stay: Stay, period: rules.Period) -> rules.Period:
    """The days of a spell when its stay gets other days: what began or ended with the stay still does."""
    start = period.start if spell.from_on == stay.arrived_on else spell.from_on
    return rules.Period(start, period.end if not spell.has_left else spell.to_on)


def _lies_within(inner: rules.Period, outer: rules.Period) -> bool:
    if inner.start < outer.start or (inner.end is not None and inner.end < inner.start):
        return False
    return outer.end is None or (inner.end is not None and inner.end <= outer.end)

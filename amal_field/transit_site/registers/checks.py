"""Two stays at once on a pitch or of a person, and arrivals before birth, over the register and the database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.people.rules import was_born_after
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.register import Batch, Import, Row, parts
from amal_field.transit_site import rules
from amal_field.transit_site.models import Stay, StayPerson, StayPitch
from amal_field.transit_site.registers.overlaps import Claim, collisions
from amal_field.transit_site.registers.planned import SitePlan, StayPlan
from amal_field.transit_site.rules import Period

STANDS, MOVED, READ = 0, 1, 2
"""Ranks of claims: what stands in the database, what a row of persons brings to another person, a row of stays."""


@dataclass(frozen=True)
class Source:
    """Whose claim it is: the number of the stay, the key of it, and the row that can be wrong."""

    number: str
    stay_id: UUID
    row: Row | None = None


def check(importing: Import, plan: SitePlan) -> None:
    """Note every row that claims what another has, that lets somebody arrive before birth, or of a day to come: who is
    expected is a reservation."""
    batch = importing["verblijven"]
    touched = [stay for stay in plan.stays if stay.is_touched]
    for stay in touched:
        for column in ("aankomst", "vertrek"):
            with batch.refusals(stay.row, column):
                if stay.row.may_use(column) and stay.row.final(column):
                    rules.check_has_come(stay.row.final(column), today=importing.today)
    _check_humans(batch, plan)
    if touched:
        _check_pitches(batch, plan, touched)
    _check_persons(importing, plan, touched)


def _check_humans(batch: Batch, plan: SitePlan) -> None:
    """No human being twice at once on one stay, also not under two numbers."""
    for stay in plan.stays:
        row, known = stay.row, defaultdict(list)
        if not row.may_use("personen", "aankomst", "vertrek") or "personen" in row.kept:
            continue
        days = Period(row.final("aankomst"), row.final("vertrek"))
        for person in row.values["personen"]:
            for key in plan.identities.persons([person.what]).values():
                before, period = known[plan.identities.root_of(key)], person.period(days)
                others = (other for other, held in before if held == days or held.overlaps(period))
                other = next((number for number in others if number != person.what), None)
                if other:
                    batch.wrong(row, "personen", RuleBroken("human_twice", person=person.what, other=other))
                before.append((person.what, period))


def _check_pitches(batch: Batch, plan: SitePlan, touched: list[StayPlan]) -> None:
    claims: dict[UUID, list[Claim]] = defaultdict(list)
    for stay in plan.stays:
        for planned in stay.of("standplaatsen"):
            if planned.spell is None or not planned.spell.is_disputed:
                claims[planned.key].append(_read_claim(stay.row, planned.period))
    for key, start, end, stay_id, number in _standing_on_pitches(touched, _ids(batch)):
        claims[key].append(Claim(Period(start, end), (STANDS, 0), Source(number, stay_id)))
    numbers = {key: number for number, key in plan.pitches.items()}
    for key, claimed in claims.items():
        for wrong, other in collisions(claimed):
            if wrong.source.row is not None:
                taken = RuleBroken("pitch_two_stays", pitch=numbers[key], other=other.source.number)
                batch.wrong(wrong.source.row, "standplaatsen", taken)


def _check_persons(importing: Import, plan: SitePlan, touched: list[StayPlan]) -> None:
    stays, persons, identities = importing["verblijven"], importing["personen"], plan.identities
    causes = identities.causes("geboortedatum", "zelfde_als")
    people = {identities.root_of(planned.key) for stay in plan.stays for planned in stay.of("personen")}
    touched_people = {identities.root_of(planned.key) for stay in touched for planned in stay.of("personen")}
    births = identities.births_of(people | causes.keys())
    claims: dict[UUID, list[Claim]] = defaultdict(list)
    for stay in plan.stays:
        late = []
        for planned in stay.of("personen"):
            root = identities.root_of(planned.key)
            if births.get(root) and was_born_after(births[root], planned.period.start):
                late.append(planned.key)
            if planned.spell is None or not planned.spell.is_disputed:
                claims[root].append(_read_claim(stay.row, planned.period))
        if late and (stay.is_touched or identities.root_of(late[0]) in causes):
            names = [number for number, key in _persons(stay.row, plan).items() if key in late]
            stays.wrong(stay.row, "aankomst", RuleBroken("arrival_before_birth", person=", ".join(names)))
    known = _ids(stays)
    for recorded, start, end, stay_id, number in _standing_persons(touched_people | causes.keys(), plan):
        root = identities.root_of(recorded)
        if stay_id in known:
            continue
        cause = causes.get(root)
        rank = (MOVED, cause.line) if cause and recorded in identities.moved else (STANDS, 0)
        claims[root].append(Claim(Period(start, end), rank, Source(number, stay_id, cause if rank[0] else None)))
        if cause and births.get(root) and was_born_after(births[root], start):
            persons.wrong(cause, "geboortedatum", RuleBroken("birth_after_arrival", stay=number))
    for root, claimed in claims.items():
        for wrong, other in collisions(claimed):
            _tell(importing, plan, root, wrong, other)


def _tell(importing: Import, plan: SitePlan, root: UUID, wrong: Claim, other: Claim) -> None:
    row = wrong.source.row
    if wrong.rank[0] == MOVED:
        both = RuleBroken("same_as_two_stays", stay=wrong.source.number, other=other.source.number)
        importing["personen"].wrong(row, "zelfde_als", both)
    elif wrong.rank[0] == READ and wrong.source.stay_id != other.source.stay_id:
        names = [number for number, key in _persons(row, plan).items() if plan.identities.root_of(key) == root]
        there = RuleBroken("person_two_stays", person=", ".join(names), other=other.source.number)
        importing["verblijven"].wrong(row, "personen", there)


def _persons(row: Row, plan: SitePlan) -> dict[str, UUID]:
    """The numbers of people in a row, each with its key."""
    return plan.identities.persons(person.what for person in row.values["personen"])


def _read_claim(row: Row, period: Period) -> Claim:
    return Claim(period, (READ, row.line), Source(row.number, row.subject_id, row))


def _ids(batch: Batch) -> set[UUID]:
    return {row.subject_id for row in batch.rows.values()}


def _standing_on_pitches(touched: list[StayPlan], known: set[UUID]) -> Iterable[tuple[UUID, date, Any, UUID, str]]:
    """The claims of stays that the register does not hold, over the days that it touches."""
    starts = [stay.row.final("aankomst") for stay in touched]
    ends = [stay.row.final("vertrek") for stay in touched]
    window = Period(min(starts), None if None in ends else max(ends))
    for key, start, end, stay_id, number, ticket in db.session.execute(
        select(StayPitch.pitch_id, StayPitch.from_on, StayPitch.to_on, Stay.id, Stay.register_no, Stay.ticket_no)
        .join(Stay, Stay.id == StayPitch.stay_id)
        .where(
            StayPitch.counts,
            StayPitch.overlaps(window),
        )
    ):
        if stay_id not in known:
            yield key, start, end, stay_id, number or ticket or ""


def _standing_persons(roots: set[UUID], plan: SitePlan) -> Iterable[tuple[UUID, date, Any, UUID, str]]:
    """What the database claims for these human beings, under whichever row it stands now."""
    before = {
        plan.identities.before.get(recorded, recorded)
        for recorded, root in plan.identities.moved.items()
        if root in roots
    }
    for chunk in parts(roots | before):
        for recorded, start, end, stay_id, number, ticket in db.session.execute(
            select(
                StayPerson.recorded_person_id,
                StayPerson.from_on,
                StayPerson.to_on,
                Stay.id,
                Stay.register_no,
                Stay.ticket_no,
            )
            .join(Stay, Stay.id == StayPerson.stay_id)
            .where(
                StayPerson.person_id.in_(chunk),
                StayPerson.counts,
            )
        ):
            yield recorded, start, end, stay_id, number or ticket or ""

"""People with a file at the desk, what they answered about sharing, and interpreters for them."""

from dataclasses import replace
from datetime import date, time

from amal_field import clock
from amal_field.db import db, new_key
from amal_field.people.models import Household, Person
from amal_field.people.operations import register_household
from amal_field.people.rules import Newcomer, birth_from
from amal_field.reception_desk.models import DeskFile, InterpreterAssignment, ProtectionStatus, SharingAnswer
from amal_field.reception_desk.operations import interpreters as operations
from amal_field.reception_desk.operations.interpreters import Need
from amal_field.stamp import Stamp, stamped


def a_family(stamp: Stamp, name: str, *people: tuple[str, int]) -> Household:
    """A household of these given names and years of birth, each with a file since today."""
    newcomers = [Newcomer(given, name, birth_from(year, today=clock.today())) for given, year in people]
    household = register_household(newcomers, language=None, phone="0470 99 88 77", stamp=stamp)
    for member in household.members:
        a_file(stamp, member.person)
    db.session.flush()
    return household


def a_file(stamp: Stamp, person: Person, arrived_on: date | None = None, **more) -> DeskFile:
    """A file of somebody, with a status."""
    own = {"person_id": person.id, "recorded_person_id": person.id, **stamped(stamp)}
    file = DeskFile(arrived_on=arrived_on or clock.today(), address_kind="host_family", **own, **more)
    status = ProtectionStatus(status="annex_15", since=clock.today(), **own)
    db.session.add_all([file, status])
    db.session.flush()
    return file


def answers(stamp: Stamp, *people: Person, may_share: bool = True, on: date | None = None) -> list[SharingAnswer]:
    """What these answered when asked whether the welfare side may see their data; without a day unless one is said."""
    rows = [
        SharingAnswer(
            person_id=one.id, recorded_person_id=one.id, may_share=may_share, answered_on=on, **stamped(stamp)
        )
        for one in people
    ]
    db.session.add_all(rows)
    db.session.flush()
    return rows


def an_assignment(
    stamp: Stamp, day: date | None = None, hours: tuple[time, time] = (time(14), time(15, 30)), **more
) -> InterpreterAssignment:
    """An interpreter in Ukrainian was asked for, by video, today unless another day is said."""
    need = Need(
        **{"day": day or clock.today(), "starts": hours[0], "ends": hours[1], "language": "uk", "manner": "video"}
        | {"tier": "social", "purpose": "desk"}
        | more
    )
    return operations.request_interpreter(need, stamp=replace(stamp, token=new_key()))


def brought_to(stamp: Stamp, assignment: InterpreterAssignment, *steps: str) -> InterpreterAssignment:
    """Take these steps; what is done took 45 minutes."""
    for step in steps:
        operations.take_step(assignment, step, 45 if step == "done" else None, stamp=stamp)
    return assignment

"""Which registers somebody may take along: those of which they may see every row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, func, select

from amal_field.db import db
from amal_field.permissions import Permission
from amal_field.registers.importing.register import Register
from amal_field.registers.models import Leaving


@dataclass(frozen=True)
class Offer:
    """A register, how many of its rows leave, how many of these have no number yet, and whether somebody may see all of
    it."""

    register: Register
    rows: int
    unnumbered: int
    is_open: bool


def offers(registers: Sequence[Register], day: date, may: Callable[[Permission], bool]) -> list[Offer]:
    """What leaves of each of these, for who may do what `may` says. One of which some rows are kept from them, or whose
    cells tell of somebody's health, is not open."""
    leaving = {register.name: [one for one in register.leaves() if one.are_rows] for register in registers}
    wanted = [count for own in leaving.values() for one in own for count in (_count(one, day), _unnumbered(one, day))]
    counts = iter(db.session.execute(select(*wanted)).one())
    found = []
    for register in registers:
        parts = [(one, next(counts), next(counts)) for one in leaving[register.name]]
        needed = {permission for one, rows, _without in parts if rows for permission in one.seen_with}
        sees = all(map(may, needed | ({register.seen_with} - {None})))
        rows, without = (sum(part[place] for part in parts) for place in (1, 2))
        found.append(Offer(register, rows, without, sees and not register.behind_door))
    return found


def _count(leaving: Leaving, day: date, *also: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(leaving.model).where(*leaving.where(day), *also).scalar_subquery()


def _unnumbered(leaving: Leaving, day: date) -> ScalarSelect[int]:
    return _count(leaving, day, leaving.model.register_no.is_(None))

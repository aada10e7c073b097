"""The numbers that rows made on screen get at their first export, for good: P2026-00001, in a form that no spreadsheet
of the teams uses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from sqlalchemy import bindparam, select, update

from amal_field import audit
from amal_field.accounts.models import User
from amal_field.db import db
from amal_field.registers.exporting.leaning import leaning_on
from amal_field.registers.importing.register import REGISTERS, Register
from amal_field.registers.models import GivenNumber, Leaving
from amal_field.stamp import Stamp

DIGITS = 5


def give_numbers(registers: Sequence[Register], day: date, *, stamp: Stamp) -> None:
    """Give a number to every row that leaves in these registers, or that they name, and has none. Once they all have
    one, nothing is done."""
    given = sum(_number(leaving, day) for leaving in _leaving(registers))
    if given:
        db.session.flush()
        by = db.session.get_one(User, stamp.by_id)
        audit.record("registers:export:number", by, stamp, rows=given)
        db.session.flush()
        db.session.expire_all()


def leaving_numbers(register: Register, day: date) -> list[str]:
    """The numbers of the rows of a register that leave, in their order."""
    numbers: set[str] = set()
    for leaving in register.leaves():
        if leaving.are_rows:
            own = leaving.model.register_no
            numbers.update(db.session.scalars(select(own).where(own.is_not(None), *leaving.where(day))))
    return sorted(numbers)


def _leaving(registers: Sequence[Register]) -> Iterator[Leaving]:
    """What leaves in these registers, and in those whose numbers they name."""
    return chain.from_iterable(register.leaves() for register in leaning_on(registers))


def _number(leaving: Leaving, day: date) -> int:
    model, table = leaving.model, leaving.model.__table__
    without = select(model.id).where(model.register_no.is_(None), *leaving.where(day))
    keys = db.session.scalars(without.order_by(model.recorded_at, model.id)).all()
    if keys:
        last = _last(leaving.letter, day.year)
        first, last.last = last.last + 1, last.last + len(keys)
        statement = update(table).where(table.c.id == bindparam("of_row")).values(register_no=bindparam("given"))
        rows = [
            {"of_row": key, "given": f"{leaving.letter}{day.year}-{place:0{DIGITS}}"}
            for place, key in enumerate(keys, first)
        ]
        db.session.connection().execute(statement, rows)
    return len(keys)


def _last(letter: str, year: int) -> GivenNumber:
    """The last number of a letter in a year: the last that was given here, or that an import brought."""
    last = db.session.get(GivenNumber, (letter, year))
    if last is None:
        last = GivenNumber(letter=letter, year=year, last=0)
        db.session.add(last)
    last.last = max([last.last, *_counts(letter, year)])
    return last


def _counts(letter: str, year: int) -> Iterable[int]:
    """The counts of the numbers of a letter and year that the database holds."""
    start = f"{letter}{year}-"
    everything = _leaving(list(chain.from_iterable(REGISTERS.values())))
    models = {leaving.model for leaving in everything if leaving.letter == letter}
    for model in models:
        for number in db.session.scalars(select(model.register_no).where(model.register_no.startswith(start))):
            if re.fullmatch("[0-9]{5,}", count := number.removeprefix(start)):
                yield int(count)

"""Which rows of a table leave in a register, and the numbers that exports have given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import db
from amal_field.permissions import Permission


@dataclass(frozen=True)
class Leaving:
    """The rows of a table that leave in a register.

    `letter`: with which the numbers begin that they get at their first export. `where(day)`: what holds on that day of
    those that leave. `seen_with`: who holds all of these may see all of them. `are_rows`: whether they are the rows of
    the register; else those only name them (households).
    """

    model: Any
    letter: str
    where: Callable[[date], Sequence[ColumnElement[bool]]]
    seen_with: Sequence[Permission] = ()
    are_rows: bool = True


class GivenNumber(db.Model):
    """The last number that exports gave under a letter in a year: P2026-00001 is the first of persons."""

    __tablename__ = "given_numbers"

    letter: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]

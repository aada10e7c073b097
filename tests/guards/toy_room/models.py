"""Toys that people have borrowed."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Stamped


class Loan(Keyed, Stamped, db.Model):
    """Somebody has borrowed a toy; nobody has two of a kind."""

    __tablename__ = "toy_loans"

    register_no: Mapped[str | None] = mapped_column(unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    toy: Mapped[str]
    lent_on: Mapped[date]

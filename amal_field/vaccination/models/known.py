"""Who was registered at a vaccination action, and so may be known to nobody else."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import db


class KnownHere(db.Model):
    """Somebody who walked in and was registered there. Until another room tells of them, nobody else sees that they
    are."""

    __tablename__ = "known_here"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)

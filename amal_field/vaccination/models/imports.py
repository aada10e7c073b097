"""What registers tell of vaccination actions, as it was last imported, and the numbers of what was removed."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import db
from amal_field.registers.models import ImportedColumns


class HealthImport(ImportedColumns, db.Model):
    """A row of a register that tells who was at a vaccination action or what became of them (`ImportedRow` holds all
    others). It goes with the list."""

    __tablename__ = "health_imports"
    __table_args__ = (Index("ix_health_imports_subject_id", "subject_id"),)


class RemovedNumber(db.Model):
    """The bare number of a row of a register that went with its list, by which a later import passes it by."""

    __tablename__ = "removed_register_numbers"
    __table_args__ = (Index("ix_removed_register_numbers_action_id", "action_id"),)

    register: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    action_id: Mapped[UUID] = mapped_column(ForeignKey("vaccination_actions.id"))

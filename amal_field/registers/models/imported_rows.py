"""What was last imported, by register and number: the ground on which a later import sees what changed on screen."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import db


class ImportedColumns:
    """One row as it was last imported.

    `cells`: its own cells, in one form for each value. `written`: the cells as the import gave them to the subject,
    with what rows of the same human being filled in. `imported_at`: when that last changed.
    """

    register: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID]
    cells: Mapped[dict[str, Any]] = mapped_column(JSON)
    written: Mapped[dict[str, Any]] = mapped_column(JSON)
    imported_at: Mapped[datetime]


class ImportedRow(ImportedColumns, db.Model):
    """A row of a register whose cells are kept by no room of its own."""

    __tablename__ = "imported_rows"
    __table_args__ = (Index("ix_imported_rows_subject_id", "subject_id"),)

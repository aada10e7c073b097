"""Drafts: what somebody had filled in when their shared tablet locked."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db


class Draft(Keyed, db.Model):
    """A form that was not sent: it waits for who filled it in. `path`: where it goes; `fields`: pairs of name and
    value, never a password or a PIN."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("user_id", "path"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    path: Mapped[str]
    fields: Mapped[list[Any]] = mapped_column(JSON)
    tablet_id: Mapped[UUID | None] = mapped_column(ForeignKey("tablets.id"))
    saved_at: Mapped[datetime]

"""The site: its pitches, and what blocks one."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped
from amal_field.transit_site.models.lasting import Lasting


class Site(Keyed, db.Model):
    """A transit site. `revision` grows with every change on it; writers of one site queue on this row."""

    __tablename__ = "sites"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    address: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)


class Pitch(Keyed, db.Model):
    """A pitch (standplaats); `row` and `column` say where it lies on the plan."""

    __tablename__ = "pitches"
    __table_args__ = (UniqueConstraint("site_id", "number"),)

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    number: Mapped[int]
    row: Mapped[int]
    column: Mapped[int]


class PitchBlock(Keyed, Stamped, Cancellable, Lasting, db.Model):
    """A pitch that takes nobody from a day to a day, and why; it lies on the pitch while it `is_open`."""

    __tablename__ = "pitch_blocks"
    __table_args__ = (
        Index(
            "uq_pitch_blocks_open",
            "pitch_id",
            unique=True,
            sqlite_where=db.text("to_on IS NULL AND cancelled_at IS NULL"),
            postgresql_where=db.text("to_on IS NULL AND cancelled_at IS NULL"),
        ),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_start"),
    )

    pitch_id: Mapped[UUID] = mapped_column(ForeignKey("pitches.id"))
    reason: Mapped[str]
    from_on: Mapped[date]
    to_on: Mapped[date | None]

    pitch: Mapped[Pitch] = relationship()

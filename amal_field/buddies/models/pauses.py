"""When a duo rests, and who was called about it."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.buddies.models.known import one_of
from amal_field.buddies.rules import words
from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped

STANDING = db.text("cancelled_at IS NULL")


class MatchPause(Keyed, Stamped, Cancellable, db.Model):
    """A duo rests from a day until a day, both included; its clock stands still. Two of one duo have no day in common,
    which the guard of `migrations/guards.py` sees to.

    `cut_from`: until when it was to last, where it ended before, or never came, because they went on or the duo ended.
    `begins_on` and `ends_on` repeat those of the duo.
    """

    __tablename__ = "match_pauses"
    __table_args__ = (
        ForeignKeyConstraint(
            ["match_id", "begins_on", "ends_on"],
            ["matches.id", "matches.begins_on", "matches.ends_on"],
            onupdate="CASCADE",
        ),
        CheckConstraint("until_on >= from_on", name="lasts_a_day"),
        CheckConstraint(
            "cancelled_at IS NOT NULL OR (from_on >= begins_on AND until_on <= ends_on)", name="inside_its_duo"
        ),
        Index("ix_match_pauses_match_id_from_on", "match_id", "from_on"),
    )

    match_id: Mapped[UUID]
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    from_on: Mapped[date]
    until_on: Mapped[date]
    cut_from: Mapped[date | None]


class MatchCall(Keyed, Stamped, Cancellable, db.Model):
    """A sign of a duo that is no meeting: on a day it was called (`called`), or said by its link that it did not work
    out before it began (`tried`)."""

    __tablename__ = "match_calls"
    __table_args__ = (
        CheckConstraint(one_of("kind", words.CALLS), name="kind_known"),
        Index(
            "uq_match_calls_once_a_day",
            "match_id",
            "called_on",
            "kind",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )

    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id"))
    called_on: Mapped[date]
    kind: Mapped[str]

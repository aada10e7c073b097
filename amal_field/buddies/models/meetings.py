"""When a duo met."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.buddies.models.known import one_of
from amal_field.buddies.rules import words
from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped

STANDING_BY_LINK = db.text("via = 'link' AND cancelled_at IS NULL")


class MatchMeeting(Keyed, Stamped, Cancellable, db.Model):
    """A meeting of a duo: on a day, how long, of what kind, and whether it was done; never what was said.

    `via`: how it came. `begins_on` and `ends_on` repeat those of the duo. The index alone tells when a duo last met,
    which the rhythm asks for every duo.
    """

    __tablename__ = "match_meetings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["match_id", "begins_on", "ends_on"],
            ["matches.id", "matches.begins_on", "matches.ends_on"],
            onupdate="CASCADE",
        ),
        CheckConstraint(
            "cancelled_at IS NOT NULL OR (met_on >= begins_on AND met_on <= ends_on)", name="inside_its_duo"
        ),
        CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes_possible"),
        CheckConstraint(one_of("kind", words.KINDS), name="kind_known"),
        CheckConstraint(one_of("via", words.WAYS), name="via_known"),
        Index("ix_match_meetings_last", "match_id", "met_on", "is_done", "cancelled_at"),
        Index(
            "uq_match_meetings_by_link",
            "match_id",
            "met_on",
            unique=True,
            sqlite_where=STANDING_BY_LINK,
            postgresql_where=STANDING_BY_LINK,
        ),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    match_id: Mapped[UUID]
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    met_on: Mapped[date]
    minutes: Mapped[int]
    kind: Mapped[str]
    is_done: Mapped[bool]
    via: Mapped[str]

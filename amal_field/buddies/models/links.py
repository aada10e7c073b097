"""The links by which members of a duo say by themselves how it goes, what they ask for, and the tries that count."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.buddies.models.known import one_of
from amal_field.buddies.models.members import MatchMember
from amal_field.buddies.rules import links
from amal_field.db import Keyed, db, is_empty
from amal_field.stamp import Cancellable, Stamped

STANDING = db.text("cancelled_at IS NULL")
OPEN = db.text("handled_at IS NULL AND cancelled_at IS NULL")


class MatchLink(Keyed, Stamped, Cancellable, db.Model):
    """An adult member of a duo has a link, which is signed over its key and serial: a higher serial ends what was
    handed over before. Cancelled: revoked. `made_on`: the day of the last serial."""

    __tablename__ = "match_links"
    __table_args__ = (
        CheckConstraint("serial >= 1", name="serial_counts"),
        Index(
            "uq_match_links_one_a_member",
            "member_id",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )

    member_id: Mapped[UUID] = mapped_column(ForeignKey("match_members.id"))
    serial: Mapped[int] = mapped_column(default=1)
    made_on: Mapped[date]

    member: Mapped[MatchMember] = relationship(viewonly=True)


class HelpRequest(Keyed, Stamped, Cancellable, db.Model):
    """A member of a duo asked for help by the link: no word of why. `outcome`: what came of it, by code."""

    __tablename__ = "help_requests"
    __table_args__ = (
        CheckConstraint(one_of("outcome", links.OUTCOMES), name="outcome_known"),
        CheckConstraint(
            "(handled_at IS NULL) = (outcome IS NULL) AND (handled_at IS NULL) = (handled_by_id IS NULL)",
            name="handled_whole",
        ),
        Index("uq_help_requests_open", "member_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_help_requests_member_id", "member_id"),
    )

    member_id: Mapped[UUID] = mapped_column(ForeignKey("match_members.id"))
    handled_at: Mapped[datetime | None]
    handled_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    outcome: Mapped[str | None]

    member: Mapped[MatchMember] = relationship(viewonly=True)

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it stands and nobody has handled it."""
        return is_empty(self.cancelled_at) & is_empty(self.handled_at)


class LinkTry(Keyed, db.Model):
    """What was sent by a link, or from which address (as a hash) a link was tried that never was: to be counted."""

    __tablename__ = "link_tries"
    __table_args__ = (
        CheckConstraint("(link_id IS NULL) <> (address_hash IS NULL)", name="of_a_link_or_an_address"),
        Index("ix_link_tries_link_id_at", "link_id", "at"),
        Index("ix_link_tries_address_hash_at", "address_hash", "at"),
        Index("ix_link_tries_at", "at"),
    )

    link_id: Mapped[UUID | None] = mapped_column(ForeignKey("match_links.id"))
    address_hash: Mapped[str | None]
    at: Mapped[datetime]

"""Duos, and who is in them.

What holds between a duo, its members and its meetings holds in the database: these repeat the days of their duo, which
foreign keys keep equal (`ON UPDATE CASCADE`), so that a plain constraint of the row tells whether it lies inside.
"""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    event,
)
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.buddies.models.known import one_of
from amal_field.buddies.rules import words
from amal_field.buddies.rules.words import NEVER
from amal_field.db import Keyed, db, is_empty, is_filled
from amal_field.stamp import Cancellable, Stamped

if TYPE_CHECKING:
    from amal_field.buddies.models.members import MatchMember


class Match(Keyed, Stamped, Cancellable, db.Model):
    """A duo: proposed on a day, agreed by each side, started with its first meeting, closed.

    `buddy_id` and `newcomer_id` are its contacts, one of each side, and both are members. `begins_on` and `ends_on` are
    `started_on` and `closed_on`, or `NEVER`; the mapper keeps them. `declined_by`: which side said no to a proposal, or
    that it was withdrawn. `planned_end_on` follows from the start and the rules of the programme. `points` and
    `reasons`: those of the day on which it was proposed. `marks`: what the register brought although the rules of today
    ask for more, by code. `candidates_before`: since when its candidates waited, until when they rested and when they
    stopped before it ended, by key. `prolonged_from`: the planned end of before somebody decided that it goes on
    longer, and `prolonged_why` by code.
    """

    __tablename__ = "matches"
    __table_args__ = (
        UniqueConstraint("id", "programme_id", "proposed_on", "ends_on"),
        UniqueConstraint("id", "begins_on", "ends_on"),
        ForeignKeyConstraint(
            ["id", "buddy_id", "buddy_role"],
            ["match_members.match_id", "match_members.person_id", "match_members.role"],
            onupdate="CASCADE",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        ForeignKeyConstraint(
            ["id", "newcomer_id", "newcomer_role"],
            ["match_members.match_id", "match_members.person_id", "match_members.role"],
            onupdate="CASCADE",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        CheckConstraint("buddy_role = 'buddy' AND newcomer_role = 'newcomer'", name="one_contact_of_each_side"),
        CheckConstraint("started_on IS NULL OR started_on >= proposed_on", name="starts_after_proposal"),
        CheckConstraint(
            "closed_on IS NULL OR closed_on >= coalesce(started_on, proposed_on)", name="closes_after_start"
        ),
        CheckConstraint("reason IS NULL OR closed_on IS NOT NULL", name="reason_of_the_end"),
        CheckConstraint(one_of("reason", words.REASONS), name="reason_known"),
        CheckConstraint(
            "declined_by IS NULL OR (closed_on IS NOT NULL AND started_on IS NULL)", name="declined_before_start"
        ),
        CheckConstraint(one_of("declined_by", words.DECLINED_BY), name="declined_by_known"),
        CheckConstraint(
            "planned_end_on IS NULL OR (started_on IS NOT NULL AND planned_end_on >= started_on)",
            name="planned_end_after_start",
        ),
        CheckConstraint(one_of("prolonged_why", words.PROLONG_REASONS), name="prolonged_why_known"),
        CheckConstraint("(prolonged_from IS NULL) = (prolonged_why IS NULL)", name="prolonged_for_a_reason"),
        CheckConstraint("prolonged_from IS NULL OR planned_end_on > prolonged_from", name="prolonged_later"),
        CheckConstraint("farewell_held IS NULL OR closed_on IS NOT NULL", name="farewell_of_the_end"),
        CheckConstraint("begins_on = coalesce(started_on, '9999-12-31')", name="begins_as_started"),
        CheckConstraint("ends_on = coalesce(closed_on, '9999-12-31')", name="ends_as_closed"),
        Index("ix_matches_programme_id_started_on", "programme_id", "started_on"),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"))
    buddy_id: Mapped[UUID]
    buddy_role: Mapped[str] = mapped_column(default=words.BUDDY)
    newcomer_id: Mapped[UUID]
    newcomer_role: Mapped[str] = mapped_column(default=words.NEWCOMER)
    proposed_on: Mapped[date]
    buddy_agreed_on: Mapped[date | None]
    newcomer_agreed_on: Mapped[date | None]
    started_on: Mapped[date | None]
    planned_end_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    reason: Mapped[str | None]
    declined_by: Mapped[str | None]
    farewell_held: Mapped[bool | None]
    begins_on: Mapped[date] = mapped_column(default=NEVER)
    ends_on: Mapped[date] = mapped_column(default=NEVER)
    points: Mapped[int | None]
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    marks: Mapped[list[str]] = mapped_column(JSON, default=list)
    candidates_before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    prolonged_from: Mapped[date | None]
    prolonged_why: Mapped[str | None]

    members: Mapped[list["MatchMember"]] = relationship(
        viewonly=True,
        primaryjoin="Match.id == foreign(MatchMember.match_id)",
        order_by="MatchMember.role, MatchMember.recorded_at, MatchMember.id",
    )

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it stands and has not ended."""
        return is_empty(self.cancelled_at) & is_empty(self.closed_on)

    @hybrid_property
    def is_active(self) -> bool:
        """Whether it is open and has started."""
        return is_empty(self.cancelled_at) & is_empty(self.closed_on) & is_filled(self.started_on)

    @hybrid_property
    def is_proposed(self) -> bool:
        """Whether it is open and has not started."""
        return is_empty(self.cancelled_at) & is_empty(self.closed_on) & is_empty(self.started_on)

    @hybrid_method
    def has_lapsed(self, before: date) -> bool:
        """Whether a register brought it as a proposal of before that day, of which nothing came."""
        return is_filled(self.register_no) & is_empty(self.started_on) & (self.proposed_on < before)

    @property
    def is_agreed(self) -> bool:
        """Whether both sides said yes."""
        return self.buddy_agreed_on is not None and self.newcomer_agreed_on is not None

    def plan(self, started_on: date | None, planned_end_on: date | None) -> None:
        """Let it have begun on a day, and be planned until another; no decision of before holds."""
        self.started_on, self.planned_end_on = started_on, planned_end_on
        self.prolonged_from = self.prolonged_why = None

    @property
    def state(self) -> str:
        """Where it stands, one of `messages.STATES`."""
        if self.closed_on is not None:
            return words.CLOSED if self.started_on else words.DECLINED
        if self.started_on is not None:
            return words.ACTIVE
        return words.AGREED if self.is_agreed else words.PROPOSED

    @property
    def for_members(self) -> dict[str, Any]:
        """What a row of a member repeats."""
        return {
            "match_id": self.id,
            "programme_id": self.programme_id,
            "proposed_on": self.proposed_on,
            "ends_on": self.closed_on or NEVER,
        }

    @property
    def for_meetings(self) -> dict[str, Any]:
        """What a row of a meeting repeats."""
        return {
            "match_id": self.id,
            "begins_on": self.started_on or NEVER,
            "ends_on": self.closed_on or NEVER,
        }


@event.listens_for(Match, "before_insert")
@event.listens_for(Match, "before_update")
def _repeat_days(mapper: Any, connection: Any, match: Match) -> None:
    match.begins_on, match.ends_on = match.started_on or NEVER, match.closed_on or NEVER

"""Rounds of matching: who was put together in a draft, and what became of each line."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped


class MatchRound(Keyed, Stamped, Cancellable, db.Model):
    """A draft of duos of a programme, computed once. `waiting`: how many waited, of whom some were left out where they
    were too many."""

    __tablename__ = "match_rounds"
    __table_args__ = (
        CheckConstraint("waiting >= 0", name="waiting_counts"),
        Index("ix_match_rounds_programme_id_recorded_at", "programme_id", "recorded_at"),
    )

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"))
    waiting: Mapped[int]

    lines: Mapped[list["MatchRoundLine"]] = relationship(
        viewonly=True,
        primaryjoin="and_(MatchRound.id == MatchRoundLine.round_id, MatchRoundLine.cancelled_at.is_(None))",
        order_by="MatchRoundLine.position, MatchRoundLine.id",
    )


class MatchRoundLine(Keyed, Stamped, Cancellable, db.Model):
    """Two who go together, or somebody who is left over and `why`, by code. `match_id`: the duo that was proposed."""

    __tablename__ = "match_round_lines"
    __table_args__ = (
        CheckConstraint(
            "(buddy_id IS NOT NULL AND newcomer_id IS NOT NULL AND why IS NULL) "
            "OR ((buddy_id IS NULL) <> (newcomer_id IS NULL) AND why IS NOT NULL)",
            name="two_or_why_not",
        ),
        CheckConstraint("match_id IS NULL OR (buddy_id IS NOT NULL AND newcomer_id IS NOT NULL)", name="match_of_two"),
        Index("ix_match_round_lines_round_id_position", "round_id", "position"),
        Index("ix_match_round_lines_match_id", "match_id"),
    )

    round_id: Mapped[UUID] = mapped_column(ForeignKey("match_rounds.id"))
    position: Mapped[int]
    buddy_id: Mapped[UUID | None] = mapped_column(ForeignKey("candidates.id"))
    newcomer_id: Mapped[UUID | None] = mapped_column(ForeignKey("candidates.id"))
    points: Mapped[int | None]
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    why: Mapped[str | None]
    is_ticked: Mapped[bool] = mapped_column(default=True)
    match_id: Mapped[UUID | None] = mapped_column(ForeignKey("matches.id"))

    @property
    def is_pair(self) -> bool:
        """Whether two stand in it."""
        return self.buddy_id is not None and self.newcomer_id is not None

    @property
    def waits(self) -> bool:
        """Whether it is ticked and not proposed yet."""
        return self.is_pair and self.is_ticked and self.match_id is None

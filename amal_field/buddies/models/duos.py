"""Duos, who is in them, and their meetings.

What holds between two of these tables holds in the database: members and meetings repeat the days of their duo, which
foreign keys keep equal (`ON UPDATE CASCADE`), so that a plain constraint of the row tells whether it lies inside.
"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    and_,
    event,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.buddies.rules import words
from amal_field.buddies.rules.words import NEVER
from amal_field.db import Keyed, db
from amal_field.people.models import Person
from amal_field.stamp import Cancellable, Stamped

OPEN_NEWCOMER = db.text(
    "role = 'newcomer' AND left_on IS NULL AND ends_on = '9999-12-31' AND second_reason IS NULL "
    "AND cancelled_at IS NULL"
)
STANDING_BY_LINK = db.text("via = 'link' AND cancelled_at IS NULL")


def _one_of(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


class Match(Keyed, Stamped, Cancellable, db.Model):
    """A duo: proposed on a day, started with its first meeting, closed.

    `buddy_id` and `newcomer_id` are its contacts, one of each side, and both are members. `begins_on` and `ends_on` are
    `started_on` and `closed_on`, or `NEVER`; the mapper keeps them. `marks`: what the register brought although the
    rules of today ask for more, by code.
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
        CheckConstraint(_one_of("reason", words.REASONS), name="reason_known"),
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
    started_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    reason: Mapped[str | None]
    begins_on: Mapped[date] = mapped_column(default=NEVER)
    ends_on: Mapped[date] = mapped_column(default=NEVER)
    marks: Mapped[list[str]] = mapped_column(JSON, default=list)

    members: Mapped[list["MatchMember"]] = relationship(
        viewonly=True,
        primaryjoin="Match.id == foreign(MatchMember.match_id)",
        order_by="MatchMember.role, MatchMember.recorded_at, MatchMember.id",
    )

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


class MatchMember(Keyed, Stamped, Cancellable, db.Model):
    """Somebody is in a duo, as buddy or as newcomer, from its proposal to its end unless `joined_on` or `left_on` says
    otherwise.

    `recorded_person_id` keeps for whom it was recorded, should rows of persons be merged; what doubles another member
    then is set aside. `second_reason`: why a newcomer is in a second open duo of the programme. `programme_id`,
    `proposed_on` and `ends_on` repeat those of the duo.
    """

    __tablename__ = "match_members"
    __table_args__ = (
        ForeignKeyConstraint(
            ["match_id", "programme_id", "proposed_on", "ends_on"],
            ["matches.id", "matches.programme_id", "matches.proposed_on", "matches.ends_on"],
            onupdate="CASCADE",
        ),
        UniqueConstraint("match_id", "person_id"),
        UniqueConstraint("match_id", "person_id", "role"),
        CheckConstraint(_one_of("role", words.ROLES), name="role_known"),
        CheckConstraint(
            "joined_on IS NULL OR (joined_on >= proposed_on AND joined_on <= ends_on)", name="joins_inside"
        ),
        CheckConstraint(
            "left_on IS NULL OR (left_on >= coalesce(joined_on, proposed_on) AND left_on <= ends_on)",
            name="leaves_inside",
        ),
        CheckConstraint(_one_of("second_reason", words.SECOND_REASONS), name="second_reason_known"),
        Index("ix_match_members_person_id", "person_id"),
        Index("ix_match_members_recorded_person_id", "recorded_person_id"),
        Index(
            "uq_match_members_one_open",
            "programme_id",
            "person_id",
            unique=True,
            sqlite_where=OPEN_NEWCOMER,
            postgresql_where=OPEN_NEWCOMER,
        ),
    )

    match_id: Mapped[UUID]
    programme_id: Mapped[UUID]
    proposed_on: Mapped[date]
    ends_on: Mapped[date]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    role: Mapped[str]
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    second_reason: Mapped[str | None]

    person: Mapped[Person] = relationship(viewonly=True, foreign_keys="MatchMember.person_id")

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it stands, goes on, and so does its duo."""
        return self.cancelled_at is None and self.left_on is None and self.ends_on == NEVER

    @is_open.inplace.expression
    @classmethod
    def _is_open(cls) -> ColumnElement[bool]:
        return and_(cls.cancelled_at.is_(None), cls.left_on.is_(None), cls.ends_on == NEVER)


class MatchMeeting(Keyed, Stamped, Cancellable, db.Model):
    """A meeting of a duo: on a day, how long, of what kind, and whether it was done; never what was said.

    `via`: how it came. `begins_on` and `ends_on` repeat those of the duo.
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
        CheckConstraint(_one_of("kind", words.KINDS), name="kind_known"),
        CheckConstraint(_one_of("via", words.WAYS), name="via_known"),
        Index("ix_match_meetings_match_id_met_on", "match_id", "met_on"),
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

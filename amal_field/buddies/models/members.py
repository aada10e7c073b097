"""Who is in a duo."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, and_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.buddies.models.known import one_of
from amal_field.buddies.rules import words
from amal_field.buddies.rules.words import NEVER
from amal_field.db import Keyed, db
from amal_field.people.models import Person
from amal_field.stamp import Cancellable, Stamped

OPEN_NEWCOMER = db.text(
    "role = 'newcomer' AND left_on IS NULL AND ends_on = '9999-12-31' AND second_reason IS NULL "
    "AND cancelled_at IS NULL"
)


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
        CheckConstraint(one_of("role", words.ROLES), name="role_known"),
        CheckConstraint(
            "joined_on IS NULL OR (joined_on >= proposed_on AND joined_on <= ends_on)", name="joins_inside"
        ),
        CheckConstraint(
            "left_on IS NULL OR (left_on >= coalesce(joined_on, proposed_on) AND left_on <= ends_on)",
            name="leaves_inside",
        ),
        CheckConstraint(one_of("second_reason", words.SECOND_REASONS), name="second_reason_known"),
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

    @property
    def is_there(self) -> bool:
        """Whether it stands and nobody left."""
        return self.stands and self.left_on is None

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it stands, goes on, and so does its duo."""
        return self.cancelled_at is None and self.left_on is None and self.ends_on == NEVER

    @is_open.inplace.expression
    @classmethod
    def _is_open(cls) -> ColumnElement[bool]:
        return and_(cls.cancelled_at.is_(None), cls.left_on.is_(None), cls.ends_on == NEVER)

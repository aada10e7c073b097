"""Persons, the parts of their names, households and their members, and which rows describe one human being."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, and_, event, or_, text
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.collation import sort_key
from amal_field.column_types import Bytewise
from amal_field.db import Keyed, db, is_empty, is_filled
from amal_field.people import rules
from amal_field.people.models.lookups import Phoned
from amal_field.stamp import Cancellable, Stamped

DUPLICATE = text("same_as_id IS NOT NULL")
"""Few rows are, and only those are sought by it; with all of them in its index SQLite would read everybody else from
there, and sort them, for one page of a list."""


class Person(Keyed, Stamped, Phoned, db.Model):
    """A person (geregistreerde persoon). Never: ethnic group, religion, papers (`domain.md` G.2).

    `same_as_id` is set on a row that describes somebody who has a row already; it points to that row, never to
    another duplicate. `born_on` with `birth_precision` "year" is 1 July of the year that is known, with
    "month" the 15th of the month. `dossier_number`:
    under which the desk or another service keeps her file; a family may share one. `sort_key`: of the name, in the
    order of every list; kept by the mapper, whoever changes the name.
    """

    __tablename__ = "persons"
    __table_args__ = (
        CheckConstraint("family_name IS NOT NULL OR given_name IS NOT NULL", name="named"),
        CheckConstraint("(born_on IS NULL) = (birth_precision IS NULL)", name="birth_precise"),
        CheckConstraint("same_as_id IS NULL OR same_as_id <> id", name="not_same_as_itself"),
        Index("ix_persons_same_as_id", "same_as_id", sqlite_where=DUPLICATE, postgresql_where=DUPLICATE),
        Index("ix_persons_phone_key", "phone_key"),
        Index("ix_persons_dossier_key", "dossier_key"),
        Index("ix_persons_born_on", "born_on"),
        Index("ix_persons_sort_key", "sort_key"),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    same_as_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))
    family_name: Mapped[str | None]
    given_name: Mapped[str | None]
    nickname: Mapped[str | None]
    native_name: Mapped[str | None]
    patronymic: Mapped[str | None]
    born_on: Mapped[date | None]
    birth_precision: Mapped[str | None]
    sex: Mapped[str | None]
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    country: Mapped[str | None]
    dossier_number: Mapped[str | None]
    dossier_key: Mapped[str | None] = mapped_column(Bytewise)
    new_resident: Mapped[str | None]
    volunteer_since_on: Mapped[date | None]
    student_at: Mapped[str | None]
    sort_key: Mapped[str] = mapped_column(Bytewise, default="", server_default="")

    @hybrid_property
    def is_duplicate(self) -> bool:
        """Whether the row describes somebody who has a row already."""
        return is_filled(self.same_as_id)

    @property
    def name(self) -> str:
        """Given name and family name, or the one there is."""
        return rules.whole_name(self.given_name, self.family_name)

    @property
    def birth(self) -> rules.Birth | None:
        """When the person was born, as far as it is known."""
        return rules.Birth(self.born_on, self.birth_precision) if self.born_on else None

    @birth.setter
    def birth(self, birth: rules.Birth | None) -> None:
        self.born_on, self.birth_precision = (birth.on, birth.precision) if birth else (None, None)

    def age_on(self, day: date) -> int | None:
        """Years of age on `day`; None where the birth is unknown."""
        return rules.age_on(self.born_on, day) if self.born_on else None


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _sort_anew(mapper: Any, connection: Any, person: Person) -> None:
    person.sort_key = sort_key(person.name)


class KnownDifferent(Stamped, db.Model):
    """Two persons of whom somebody said that they are not the same; the smaller key stands first."""

    __tablename__ = "known_different"
    __table_args__ = (
        Index("ix_known_different_person_b_id", "person_b_id"),
        CheckConstraint("person_a_id < person_b_id", name="smaller_first"),
    )

    person_a_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    person_b_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)


class LikelyPair(db.Model):
    """Two persons who may be the same, made by `people.duplicates`: how likely (0 to 1), why (`messages.REASONS`)."""

    __tablename__ = "likely_pairs"
    __table_args__ = (
        Index("ix_likely_pairs_likelihood", "likelihood"),
        Index("ix_likely_pairs_person_b_id", "person_b_id"),
        CheckConstraint("person_a_id < person_b_id", name="smaller_first"),
    )

    person_a_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    person_b_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    likelihood: Mapped[float]
    reasons: Mapped[list[str]] = mapped_column(JSON)


class Household(Keyed, Stamped, Phoned, db.Model):
    """A household (gezin): a group of people that counts as one; not a caravan, not a pitch."""

    __tablename__ = "households"
    __table_args__ = (Index("ix_households_phone_key", "phone_key"),)

    register_no: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    language: Mapped[str | None]

    members: Mapped[list["HouseholdMember"]] = relationship(
        back_populates="household", order_by="HouseholdMember.position, HouseholdMember.recorded_at, HouseholdMember.id"
    )

    @property
    def shown(self) -> list["HouseholdMember"]:
        """Who is or was a member; what a duplicate still holds itself is left out."""
        return [member for member in self.members if not member.person.is_duplicate]

    @property
    def present(self) -> list["HouseholdMember"]:
        """Who is a member now."""
        return [member for member in self.shown if member.is_present]


class HouseholdMember(Keyed, Stamped, db.Model):
    """A person in a household, in a relation to its holder, from a day to a day; None is "unknown" or "still".

    `recorded_person_id` keeps for whom it was recorded, should rows of persons be merged. What a duplicate still holds
    itself doubles a membership of the person, and no list shows it.
    """

    __tablename__ = "household_members"
    __table_args__ = (
        Index("ix_household_members_household_id", "household_id"),
        Index("ix_household_members_person_id", "person_id"),
        Index("ix_household_members_recorded_person_id", "recorded_person_id"),
        Index(
            "uq_household_members_open",
            "household_id",
            "person_id",
            unique=True,
            sqlite_where=db.text("to_on IS NULL"),
            postgresql_where=db.text("to_on IS NULL"),
        ),
        CheckConstraint("to_on IS NULL OR from_on IS NULL OR to_on >= from_on", name="ends_after_start"),
    )

    household_id: Mapped[UUID] = mapped_column(ForeignKey("households.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(
        ForeignKey("persons.id"), default=lambda row: row.get_current_parameters()["person_id"]
    )
    relation: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]

    household: Mapped[Household] = relationship(back_populates="members")
    person: Mapped[Person] = relationship(foreign_keys="HouseholdMember.person_id")

    @hybrid_property
    def is_present(self) -> bool:
        """Whether the person is a member now."""
        return is_empty(self.to_on)

    @hybrid_method
    def overlaps(self, other: "HouseholdMember") -> bool:
        """Whether two memberships may have lasted at once (`rules.may_overlap`)."""
        return rules.may_overlap(self.from_on, self.to_on, other.from_on, other.to_on)

    @hybrid_method
    def lasts_on(self, day: date) -> bool:
        """Whether the person was a member on a day, as far as one knows when they came."""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or self.to_on > day)

    @lasts_on.inplace.expression
    @classmethod
    def _lasts_on(cls, day: Any) -> ColumnElement[bool]:
        return and_(or_(cls.from_on.is_(None), cls.from_on <= day), or_(cls.to_on.is_(None), cls.to_on > day))

    @overlaps.inplace.expression
    @classmethod
    def _overlaps(cls, other: Any) -> ColumnElement[bool]:
        return and_(
            or_(other.to_on.is_(None), cls.from_on.is_(None), other.to_on > cls.from_on),
            or_(cls.to_on.is_(None), other.from_on.is_(None), cls.to_on > other.from_on),
        )


class Merge(Keyed, Stamped, Cancellable, db.Model):
    """Somebody said that a row, the duplicate, describes the person of another row; undone where it was taken back.

    A person may be the duplicate of a later merge: `Person.same_as_id` tells the end of the chain. `filled`: column →
    what stood in the person and what the duplicate gave. `aside`: table → keys of rows of the duplicate that double one
    of the person; `moved`: table → keys of rows that followed and do not know for whom they were recorded.
    """

    __tablename__ = "merges"
    __table_args__ = (
        Index("ix_merges_person_id", "person_id"),
        Index("ix_merges_recorded_at", "recorded_at"),
        Index(
            "uq_merges_standing",
            "duplicate_id",
            unique=True,
            sqlite_where=db.text("cancelled_at IS NULL"),
            postgresql_where=db.text("cancelled_at IS NULL"),
        ),
        CheckConstraint("duplicate_id <> person_id", name="not_with_itself"),
    )

    duplicate_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    filled: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    aside: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)
    moved: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)

    duplicate: Mapped[Person] = relationship(foreign_keys="Merge.duplicate_id")
    person: Mapped[Person] = relationship(foreign_keys="Merge.person_id")

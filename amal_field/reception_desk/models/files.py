"""What the desk keeps of a person: a file, statuses of protection, and whether the welfare side may see it."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db
from amal_field.people.models import Person
from amal_field.reception_desk.rules.words import ADDRESS_KINDS, ANSWERED_BY, COMPANIONS, STATUSES
from amal_field.stamp import Cancellable, Stamped

STANDING = text("cancelled_at IS NULL")


class DeskFile(Keyed, Stamped, Cancellable, db.Model):
    """The file of a person at the desk (onthaaldossier): when they came, where they live, who came with a minor.

    `recorded_person_id` keeps for whom it was made, should rows of persons be merged: both files stay, and the earliest
    arrival counts. `file_no`: its number, where it was made here; `register_no`: that in the register of `onthaal`.
    `companion`: of a minor alone. `papers`: the kinds of documents that were seen; `submission`: with
    which it was registered, along with others. What is empty is unknown.
    """

    __tablename__ = "desk_files"
    __table_args__ = (
        CheckConstraint("arrived_on >= belgium_on", name="ghent_after_belgium"),
        CheckConstraint(f"address_kind IN {ADDRESS_KINDS}", name="address_kind_known"),
        CheckConstraint(f"companion IN {COMPANIONS}", name="companion_known"),
        Index("ix_desk_files_person_id", "person_id"),
        Index(
            "uq_desk_files_recorded_person_id",
            "recorded_person_id",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
        Index("ix_desk_files_arrived_on", "arrived_on"),
        Index("ix_desk_files_companion", "companion"),
        Index("ix_desk_files_submission", "submission"),
        Index("uq_desk_files_file_no", "file_no", unique=True),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    belgium_on: Mapped[date | None]
    arrived_on: Mapped[date | None]
    address_kind: Mapped[str | None]
    companion: Mapped[str | None]
    file_no: Mapped[str | None]
    needs_interpreter: Mapped[bool | None]
    submission: Mapped[UUID | None]
    papers: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")

    @property
    def number(self) -> str:
        """The number by which the desk calls it."""
        return self.file_no or self.register_no or ""

    person: Mapped[Person] = relationship(viewonly=True, foreign_keys="DeskFile.person_id")


class FileNumbers(db.Model):
    """The last number that a file got in a year."""

    __tablename__ = "file_numbers"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class ProtectionStatus(Keyed, Stamped, Cancellable, db.Model):
    """A status that somebody has or had, from a day until a day, as far as these are known; `rules.files` says which is
    the current one."""

    __tablename__ = "protection_statuses"
    __table_args__ = (
        CheckConstraint(f"status IN {STATUSES}", name="status_known"),
        CheckConstraint("until > since", name="ends_after_start"),
        Index("ix_protection_statuses_person_id", "person_id"),
        Index("ix_protection_statuses_recorded_person_id", "recorded_person_id"),
        Index("ix_protection_statuses_until", "until"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    status: Mapped[str]
    since: Mapped[date | None]
    until: Mapped[date | None]


class SharingAnswer(Keyed, Stamped, Cancellable, db.Model):
    """What somebody answered when asked whether the welfare side may see their data; `rules.files` says which answer
    counts. Of an answer on a turned tablet: who answered, in which language, and which privacy notice they had read."""

    __tablename__ = "sharing_answers"
    __table_args__ = (
        CheckConstraint(f"answered_by IN {ANSWERED_BY}", name="answered_by_known"),
        Index("ix_sharing_answers_person_id", "person_id"),
        Index("ix_sharing_answers_recorded_person_id", "recorded_person_id"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    may_share: Mapped[bool]
    answered_on: Mapped[date | None]
    answered_by: Mapped[str | None]
    language: Mapped[str | None]
    notice_version: Mapped[int | None]

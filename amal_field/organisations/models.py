"""Organisations, and the services of the agency."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, false
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.column_types import Bytewise
from amal_field.db import Keyed, db, is_filled
from amal_field.people.rules import phone_keys
from amal_field.stamp import Cancellable, Stamped

LIVES = db.text("cancelled_at IS NULL")


class Organisation(Keyed, Stamped, Cancellable, db.Model):
    """Where people are sent, or who asks: one of `rules.KINDS`, whose name no other of its kind has (`name_key`).

    `languages` are codes. From `retired_on` on nobody is sent there; what points to it stays. One that was added by
    mistake, or went into another, is cancelled. `from_register`: no more was known of it than the name in a register.
    `register_no`: its number in the register of `organisaties`.
    """

    __tablename__ = "organisations"
    __table_args__ = (
        Index(
            "uq_organisations_kind_name_key",
            "kind",
            "name_key",
            unique=True,
            sqlite_where=LIVES,
            postgresql_where=LIVES,
        ),
        Index("ix_organisations_sort_key_id", "sort_key", "id"),
        Index("uq_organisations_register_no", "register_no", unique=True),
    )

    register_no: Mapped[str | None]
    kind: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(Bytewise)
    sort_key: Mapped[str] = mapped_column(Bytewise)
    address: Mapped[str | None]
    phone: Mapped[str | None]
    opening_hours: Mapped[str | None]
    languages: Mapped[list[str]] = mapped_column(JSON)
    remark: Mapped[str | None]
    retired_on: Mapped[date | None]
    from_register: Mapped[bool] = mapped_column(default=False, server_default=false())

    @hybrid_method
    def is_retired(self, on: date) -> bool:
        """Whether nobody is sent there on that day any more."""
        return self.retired_on is not None and self.retired_on <= on

    @is_retired.inplace.expression
    @classmethod
    def _is_retired(cls, on: date) -> ColumnElement[bool]:
        return is_filled(cls.retired_on) & (cls.retired_on <= on)

    @property
    def dial(self) -> str | None:
        """The first number of its phone field, as a phone dials it."""
        return next(iter(phone_keys(self.phone)), None) if self.phone else None


class OrganisationMerge(Keyed, Stamped, Cancellable, db.Model):
    """An organisation, the duplicate, went into another; undone where it was taken back.

    `filled`: column → what the duplicate gave where nothing stood. `moved`: table → keys of the rows that followed.
    """

    __tablename__ = "organisation_merges"
    __table_args__ = (
        Index("ix_organisation_merges_organisation_id", "organisation_id"),
        Index(
            "uq_organisation_merges_standing",
            "duplicate_id",
            unique=True,
            sqlite_where=LIVES,
            postgresql_where=LIVES,
        ),
        CheckConstraint("duplicate_id <> organisation_id", name="not_with_itself"),
    )

    duplicate_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    filled: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    moved: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)

    duplicate: Mapped[Organisation] = relationship(foreign_keys="OrganisationMerge.duplicate_id")
    organisation: Mapped[Organisation] = relationship(foreign_keys="OrganisationMerge.organisation_id")


class Service(Keyed, db.Model):
    """A part of the agency that acts: the site, the desk. Its referrals and talks are counted by it."""

    __tablename__ = "services"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]

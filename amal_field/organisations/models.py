"""Organisations, and the services of the agency."""

from datetime import date

from sqlalchemy import JSON, ColumnElement, Index
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Bytewise, Keyed, db, is_filled
from amal_field.people.rules import phone_keys
from amal_field.stamp import Cancellable, Stamped

LIVES = db.text("cancelled_at IS NULL")


class Organisation(Keyed, Stamped, Cancellable, db.Model):
    """Where people are sent, or who asks: one of `rules.KINDS`, whose name no other of its kind has (`name_key`).

    `languages` are codes. From `retired_on` on nobody is sent there; what points to it stays. One that was added by
    mistake is cancelled.
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
    )

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


class Service(Keyed, db.Model):
    """A part of the agency that acts: the site, the desk. Its referrals and talks are counted by it."""

    __tablename__ = "services"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]

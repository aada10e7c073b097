"""What people are looked up by beside their own columns: parts of names, texts, further phone numbers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, Index, event, inspect
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.column_types import Bytewise
from amal_field.db import db
from amal_field.people import rules


class NamePart(db.Model):
    """What the search looks a person up by: a part of her names (`keys.parts_of`) by its beginning, or as a whole a key
    of skeletons (`keys.pair_keys`, `keys.year_keys`), which begins with `~`."""

    __tablename__ = "name_parts"

    part: Mapped[str] = mapped_column(Bytewise, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    __table_args__ = (Index("ix_name_parts_person_id_part", "person_id", "part"),)


class SearchText(db.Model):
    """How a person's names sound (`keys.spoken`), for the search by trigrams; its index is made by a migration.

    `version`: of the folding that made it; `compared_at`: when likely doubles of the person were last looked for.
    """

    __tablename__ = "search_texts"
    __table_args__ = (
        Index("uq_search_texts_person_id", "person_id", unique=True),
        Index("ix_search_texts_version", "version"),
        Index("ix_search_texts_compared_at", "compared_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    text: Mapped[str]
    version: Mapped[int]
    compared_at: Mapped[datetime | None]


class FurtherPhone(db.Model):
    """A number beside the first in the phone field of a row: `owner_id` is the key of a person, a household or a
    reservation."""

    __tablename__ = "further_phones"

    key: Mapped[str] = mapped_column(Bytewise, primary_key=True)
    owner_id: Mapped[UUID] = mapped_column(primary_key=True)

    __table_args__ = (Index("ix_further_phones_owner_id", "owner_id"),)


class Phoned:
    """A row with a phone field, as somebody wrote it: one number, several, or one with a remark.

    `phone_key`: the first number, as numbers are compared. The mapper keeps the others as `FurtherPhone`.
    """

    phone: Mapped[str | None] = mapped_column(sort_order=10)
    phone_key: Mapped[str | None] = mapped_column(Bytewise, sort_order=10)


@event.listens_for(Phoned, "after_insert", propagate=True)
@event.listens_for(Phoned, "after_update", propagate=True)
def _keep_further_phones(mapper: Any, connection: Connection, row: Any) -> None:
    """Keep what stands behind the first number; a row whose phone stays costs no statement."""
    history = inspect(row).attrs.phone.history
    if not history.has_changes():
        return
    phones = FurtherPhone.__table__
    if any(rules.phone_keys(before)[1:] for before in history.deleted or ()):
        connection.execute(phones.delete().where(phones.c.owner_id == row.id))
    if further := rules.phone_keys(row.phone)[1:]:
        connection.execute(phones.insert(), [{"key": key, "owner_id": row.id} for key in further])

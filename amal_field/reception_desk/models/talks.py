"""What a client says on a tablet that is turned to them, and the privacy notice that they read there."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Stamped


class PrivacyNotice(Keyed, Stamped, db.Model):
    """A version of the privacy notice of the desk. `texts`: language → text, one for each language of a client. The
    latest version is the one that is read."""

    __tablename__ = "privacy_notices"
    __table_args__ = (CheckConstraint("version >= 1", name="version_counted"),)

    version: Mapped[int] = mapped_column(unique=True)
    texts: Mapped[dict[str, str]] = mapped_column(JSON)


class Talk(Keyed, Stamped, db.Model):
    """What a client was asked on a turned tablet (gesprek), and in which language.

    `asked`: the topics, in order. `words`: what they answered, as `rules.talks` knows it; emptied once it is used, at
    the latest a day after. `done_at`: they came to the end. `used_at`: somebody at the desk took it over, or left it.
    `notice_version`, `notice_read_at`: which privacy notice they read, and when; these stay once the words are emptied.
    `ticket_id`: with which number they stood at the counter. `person_id`: who was asked, where they have a file
    already; `recorded_person_id`, should rows of persons be merged.
    """

    __tablename__ = "talks"
    __table_args__ = (
        CheckConstraint("used_at >= recorded_at", name="used_after_made"),
        Index("ix_talks_recorded_at", "recorded_at"),
        Index("ix_talks_ticket_id", "ticket_id"),
        Index("ix_talks_person_id", "person_id"),
        Index("ix_talks_recorded_person_id", "recorded_person_id"),
    )

    language: Mapped[str]
    asked: Mapped[list[str]] = mapped_column(JSON)
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    done_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    notice_version: Mapped[int | None]
    notice_read_at: Mapped[datetime | None]
    ticket_id: Mapped[UUID | None] = mapped_column(ForeignKey("tickets.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))

"""What a setting is from a day on."""

from datetime import date

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped

LIVES = db.text("cancelled_at IS NULL")


class DatedSetting(Keyed, Stamped, Cancellable, db.Model):
    """The value of a code from a day on, until that of a later day; `source` says where it stands. One that no day has
    passed under can be withdrawn (cancelled)."""

    __tablename__ = "dated_settings"
    __table_args__ = (
        Index(
            "uq_dated_settings_code_valid_from",
            "code",
            "valid_from",
            unique=True,
            sqlite_where=LIVES,
            postgresql_where=LIVES,
        ),
    )

    code: Mapped[str]
    valid_from: Mapped[date]
    value: Mapped[int | str] = mapped_column(JSON)
    source: Mapped[str]

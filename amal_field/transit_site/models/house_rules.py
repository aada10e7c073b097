"""The house rules (huishoudelijk reglement) of a site, a version from a day on."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped


class HouseRules(Keyed, Stamped, Cancellable, db.Model):
    """One version. `texts`: language → text, as `house_rules.sections` reads it."""

    __tablename__ = "house_rules"
    __table_args__ = (
        UniqueConstraint("site_id", "version"),
        Index(
            "uq_house_rules_valid_from",
            "site_id",
            "valid_from",
            unique=True,
            sqlite_where=db.text("cancelled_at IS NULL"),
            postgresql_where=db.text("cancelled_at IS NULL"),
        ),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    version: Mapped[int]
    valid_from: Mapped[date]
    texts: Mapped[dict[str, str]] = mapped_column(JSON, deferred=True)

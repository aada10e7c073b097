"""Age bands, and the checks of helpers who work with minors."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Cancellable, Stamped


class AgeBand(Keyed, db.Model):
    """An age band (leeftijdsgroep) by which children stand on the roll; ages are whole years, both included."""

    __tablename__ = "age_bands"
    __table_args__ = (CheckConstraint("most_age >= least_age", name="not_upside_down"),)

    code: Mapped[str] = mapped_column(unique=True)
    least_age: Mapped[int]
    most_age: Mapped[int]


class HelperCheck(Keyed, Stamped, Cancellable, db.Model):
    """Somebody saw the criminal-record extract of a helper (`domain.md` D.3): when, and by `recorded_by` who noted it.

    Never what the extract says, nor a copy: that is data of article 10 of the GDPR.
    """

    __tablename__ = "helper_checks"
    __table_args__ = (
        Index(
            "uq_helper_checks_standing",
            "person_id",
            unique=True,
            sqlite_where=db.text("cancelled_at IS NULL"),
            postgresql_where=db.text("cancelled_at IS NULL"),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    seen_on: Mapped[date]

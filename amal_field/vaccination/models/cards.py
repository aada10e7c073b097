"""What is kept of vaccination cards, on consent alone, and the doses that were promised. The door (`operations.door`)
alone reads these; the operations of this room write them."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db, is_empty
from amal_field.stamp import Stamped
from amal_field.vaccination.rules.words import CONSENT_BY, ENDINGS, HOW, KNOWN_BY, MOST_DOSES


class CardCopy(Keyed, Stamped, db.Model):
    """A dose that stands on somebody's card (kaartkopie), kept on the consent that the row itself names.

    `known_by`: it was seen on the card, or the team told it. `outcome_id`: the key of the outcome of a list of which
    it was made; the list goes first, so nothing points there. `recorded_person_id` keeps for whom it was recorded,
    should rows of persons be merged.
    """

    __tablename__ = "card_copies"
    __table_args__ = (
        ForeignKeyConstraint(
            ["lot_id", "vaccine_id"],
            ["vaccine_lots.id", "vaccine_lots.vaccine_id"],
            name="fk_card_copies_lot_of_vaccine",
        ),
        UniqueConstraint("outcome_id"),
        Index("ix_card_copies_person_id", "person_id"),
        Index("ix_card_copies_recorded_person_id", "recorded_person_id"),
        Index("ix_card_copies_lot_id", "lot_id"),
        CheckConstraint(f"dose BETWEEN 1 AND {MOST_DOSES}", name="dose_possible"),
        CheckConstraint(f"known_by IN {KNOWN_BY}", name="known_by_known"),
        CheckConstraint(f"consent_by IN {CONSENT_BY}", name="consent_by_known"),
        CheckConstraint(f"consent_how IN {HOW}", name="consent_how_known"),
        CheckConstraint("consent_by IN ('self', 'adult') OR consent_name IS NOT NULL", name="consent_of_somebody"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    vaccine_id: Mapped[UUID] = mapped_column(ForeignKey("vaccines.id"))
    given_on: Mapped[date]
    dose: Mapped[int | None]
    lot_id: Mapped[UUID | None]
    known_by: Mapped[str]
    consent_by: Mapped[str]
    consent_name: Mapped[str | None]
    consent_how: Mapped[str]
    consent_on: Mapped[date]
    outcome_id: Mapped[UUID | None]


class PromisedDose(Keyed, Stamped, db.Model):
    """Somebody was promised a dose against the same as the copy of their card tells, in a month (its first day), until
    it ends: it was given (`kept`), they got it elsewhere, or it is no longer needed."""

    __tablename__ = "promised_doses"
    __table_args__ = (
        UniqueConstraint("card_copy_id"),
        Index(
            "ix_promised_doses_open",
            "month",
            "id",
            sqlite_where=db.text("ended_as IS NULL"),
            postgresql_where=db.text("ended_as IS NULL"),
        ),
        CheckConstraint(f"ended_as IN {ENDINGS}", name="ended_as_known"),
        CheckConstraint("(ended_as IS NULL) = (ended_on IS NULL)", name="ended_on_a_day"),
        CheckConstraint("(ended_as IS NULL) = (ended_by_id IS NULL)", name="ended_by_somebody"),
    )

    card_copy_id: Mapped[UUID] = mapped_column(ForeignKey("card_copies.id"))
    month: Mapped[date]
    ended_as: Mapped[str | None]
    ended_on: Mapped[date | None]
    ended_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it is still to be kept, as far as somebody noted."""
        return is_empty(self.ended_as)

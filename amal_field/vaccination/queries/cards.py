"""What the door hands out of cards: a dose on somebody's card, a dose that was promised, who got of a lot."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from amal_field.people.models import Person
from amal_field.people.search.finding import Seen
from amal_field.vaccination.models import Vaccine, VaccineLot
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.rules import consents


class CopyOfCard(NamedTuple):
    """A dose on somebody's card, with what was promised then."""

    copy: CardCopy
    vaccine: Vaccine
    lot: VaccineLot | None
    promise: PromisedDose | None


class CardTerm(NamedTuple):
    """What hangs on how long the copies of a card are kept: the birth, when the last was recorded, and whether others
    said yes for who was a minor then."""

    person_id: UUID
    born_on: date | None
    recorded_on: date
    others_said_yes: bool


@dataclass(frozen=True)
class DoseOfList:
    """A dose that was given at an action, or was and is taken back, with the answers about a copy of the card of who
    got it, and the copy that was made of it with what was promised."""

    line: VaccinationLine
    outcome: VaccinationOutcome
    copy: CardCopy | None
    promise: PromisedDose | None
    answers: list[VaccinationConsent]

    @property
    def yes(self) -> VaccinationConsent | None:
        """The yes on which a copy of it rests, where the answers come to one and it was not taken back."""
        given = self.line.stands and self.outcome.counts_as_given
        return consents.yes_of(self.answers) if given else None


class PromiseTo(NamedTuple):
    """A promised dose, with whom it was promised to, and against what; `is_here`: they are on the site today, `place`:
    where there."""

    promise: PromisedDose
    copy: CardCopy
    vaccine: Vaccine
    person: Person
    phone: str | None
    is_here: bool
    place: str | None

    def is_due(self, day: date) -> bool:
        """Whether its month has come by that day."""
        return self.promise.month <= day


class GotOfLot(NamedTuple):
    """Somebody who got of a lot, by a kept list or by a copy of their card (`is_copy`)."""

    person: Person
    vaccine: Vaccine
    lot: VaccineLot
    given_on: date
    dose: int | None
    phone: str | None
    is_copy: bool


@dataclass(frozen=True)
class LotFound:
    """Who got of a lot, and where each of them was seen last."""

    people: list[GotOfLot]
    seen: dict[object, Seen]

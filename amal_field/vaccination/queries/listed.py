"""Who looks, and what the door hands out: somebody on a list, and how far a list is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from amal_field.people.models import Household, Person
from amal_field.vaccination.models import Vaccine, VaccineLot
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.queries.list_rows import ListRow
from amal_field.vaccination.rules import ages, consents
from amal_field.vaccination.rules.doses import Dose
from amal_field.vaccination.rules.words import REGISTER, SELF


@dataclass(frozen=True)
class Visit:
    """Who looks at people's health, on which page, and for which action; `act` and `reason` as the log of looks has
    them; `corrects`: may put right what stands on a list that is closed, too."""

    user_id: UUID
    page: str
    act: str
    action_id: UUID | None = None
    reason: str | None = None
    corrects: bool = False


class OnCard(NamedTuple):
    """A dose on somebody's card, with its vaccine and what was promised then."""

    copy: CardCopy
    vaccine: Vaccine
    promise: PromisedDose | None


class Noted(NamedTuple):
    """What became of a line, with the vaccine and the lot where something was given."""

    outcome: VaccinationOutcome
    vaccine: Vaccine | None
    lot: VaccineLot | None


@dataclass
class Listed:
    """Somebody on a list, with the answers about them and what became of them; `card_answers`: those about a copy of
    their card. `earlier`: doses that they got at other actions, `on_card`: those on the copy of their card, where these
    were asked for."""

    line: VaccinationLine
    person: Person
    household: Household | None
    answers: list[VaccinationConsent] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    card_answers: list[VaccinationConsent] = field(default_factory=list)
    earlier: list[Dose] = field(default_factory=list)
    on_card: list[OnCard] = field(default_factory=list)

    @property
    def consent(self) -> str:
        """What the answers about the vaccination come to (`rules.consents`)."""
        return consents.state_of(self.answers)

    @property
    def given(self) -> list[Noted]:
        """What was given."""
        return [one for one in self.noted if one.outcome.counts_as_given]

    @property
    def not_given(self) -> Noted | None:
        """Why nothing was given, where that was noted."""
        return next((one for one in self.noted if not one.outcome.counts_as_given), None)

    @property
    def unconfirmed(self) -> list[Noted]:
        """The doses of which a register tells that came soon after another: nobody confirmed these."""
        return [one for one in self.given if one.outcome.soon_after is not None]

    def row_on(self, day: date) -> ListRow:
        """Their row on the list, on that day."""
        return ListRow(
            key=str(self.line.id),
            number=self.line.number,
            revision=self.line.revision,
            name=self.person.name,
            age=self.age_on(day),
            is_minor=self.is_minor(day),
            came_as=self.line.came_as,
            has_left=self.line.has_left,
            is_checked=self.line.is_checked,
            consent=self.consent,
            given=tuple((one.vaccine.brand, one.outcome.dose) for one in self.given),
            reason=self.not_given.outcome.reason if self.not_given else None,
        )

    def minor_said(self, day: date) -> bool:
        """Whether by a register a minor answered for themselves."""
        told = any(one.how == REGISTER and one.said_by == SELF for one in self.answers)
        return told and self.is_minor(day)

    @property
    def doses(self) -> list[Dose]:
        """All doses of which this room knows, of today too, each once."""
        today = [Dose(one.vaccine.protects, one.outcome.dose, one.outcome.given_on) for one in self.given]
        known = [*self.earlier, *today]
        on_lists = {(one.protects, one.given_on) for one in known}
        copies = [Dose(one.vaccine.protects, one.copy.dose, one.copy.given_on) for one in self.on_card]
        return [*known, *(one for one in copies if (one.protects, one.given_on) not in on_lists)]

    @property
    def card_yes(self) -> VaccinationConsent | None:
        """The yes to a copy of the card, where the answers come to one."""
        return consents.yes_of(self.card_answers)

    def has_got(self, vaccine_id: UUID) -> bool:
        """Whether they got that vaccine at this action."""
        return any(one.vaccine.id == vaccine_id for one in self.given)

    def age_on(self, day: date) -> tuple[int, str] | None:
        """The age on that day: a number of months under two years, else of years; None where the birth is unknown."""
        return ages.age_of(self.person.born_on, day) if self.person.born_on else None

    def is_minor(self, day: date) -> bool:
        """Whether they are treated as a minor on that day."""
        return ages.is_minor(self.person.born_on, day)


class Tally(NamedTuple):
    """How far a list is: how many stand on it, of how many something was noted, and what was given by vaccine."""

    lines: int
    done: int
    given: list[tuple[str, int]]

    @property
    def left(self) -> int:
        """How many are still to come."""
        return self.lines - self.done


def tally_from(rows: Sequence[ListRow]) -> Tally:
    """How far a list is, counted from its rows."""
    given = Counter(brand for row in rows for brand, _dose in row.given)
    return Tally(len(rows), sum(row.is_noted for row in rows), sorted(given.items()))

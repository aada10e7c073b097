"""Somebody on a list as their row shows them: no more than a glance takes, so that sixty cost little."""

from typing import NamedTuple
from uuid import UUID

from amal_field.vaccination.rules.consents import AGREED, ASKED

OF_AGE = "of_age"
"""What a row tells instead of an answer, of somebody who is of age and whom nobody has asked."""


class ListRow(NamedTuple):
    """The row of a line: `key` as it stands in addresses, `age` as it is told, `consent` what the answers about the
    vaccination come to, `given` each brand with its dose, `reason` why nothing was given."""

    key: str
    number: int
    revision: int
    name: str
    age: tuple[int, str] | None
    is_minor: bool
    came_as: str
    has_left: bool
    is_checked: bool
    consent: str
    given: tuple[tuple[str, int | None], ...] = ()
    reason: str | None = None

    @property
    def result(self) -> str:
        """How far it is."""
        noted = ("given" if self.given else "not-given") if self.is_noted else None
        return noted or ("checked" if self.is_checked else "open")

    @property
    def answer(self) -> str:
        """What the answers come to, or that nobody else answers."""
        return OF_AGE if self.consent == ASKED and not self.is_minor else self.consent

    @property
    def is_noted(self) -> bool:
        """Whether anything was noted."""
        return bool(self.given or self.reason)

    @property
    def is_ready(self) -> bool:
        """Whether card and questions are done, somebody said yes, and nothing was noted yet."""
        return self.is_checked and self.consent == AGREED and not self.is_noted


class RowFamily(NamedTuple):
    """Those of a household on a list, in the order of their numbers; without a household somebody stands alone."""

    household_id: UUID | None
    name: str | None
    language: str | None
    rows: list[ListRow]

    @property
    def some_are_ready(self) -> bool:
        """Whether more than one waits for no more than a dose."""
        return sum(row.is_ready for row in self.rows) > 1

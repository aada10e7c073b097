"""What an import will make of the site: a stay for each row, with the spells that it keeps, makes and gives up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amal_field.people.registers.same_person import Identities
from amal_field.registers.importing.register import Row
from amal_field.transit_site import rules
from amal_field.transit_site.models import Spell

LISTS = {"standplaatsen": "pitches", "personen": "persons", "nummerplaten": "caravans"}
"""The columns that become spells, and where a stay keeps these."""


@dataclass(frozen=True)
class Planned:
    """A spell as it will be: `key` is the pitch, the recorded person or the plate; `spell` the row, if it is there;
    `has_left`: whether it left before the stay ended."""

    column: str
    key: Any
    period: rules.Period
    spell: Spell | None = None
    has_left: bool = False

    @property
    def changes(self) -> bool:
        """Whether the row that is there gets other days."""
        spell = self.spell
        wanted = (self.period.start, self.period.end, self.has_left)
        return spell is not None and (spell.from_on, spell.to_on, spell.has_left) != wanted


@dataclass
class StayPlan:
    """What will be of one row: its spells, and the spells that it gives up."""

    row: Row
    spells: list[Planned]
    given_up: list[Spell]

    def of(self, column: str) -> list[Planned]:
        """The spells of one column."""
        return [planned for planned in self.spells if planned.column == column]

    @property
    def is_touched(self) -> bool:
        """Whether the import makes or changes this stay."""
        return self.row.is_new or bool(self.row.changes)


@dataclass(frozen=True)
class SitePlan:
    """All that the import will make of the site."""

    site_id: UUID
    stays: list[StayPlan]
    identities: Identities
    pitches: Mapping[int, UUID]

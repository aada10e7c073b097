"""What is known of a candidate for matching: no name, no script and no country ever comes here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

FAMILY = "family"
SITUATIONS = ("alone", FAMILY)
NOT_SPOKEN = "A1"
LEVELS = (NOT_SPOKEN, "A2", "B1", "B2", "C1", "C2")
DISTRICTS = (
    *("Binnenstad", "Bloemekeswijk", "Brugse Poort - Rooigem", "Dampoort", "Drongen"),
    *("Elisabethbegijnhof - Papegaai", "Gentbrugge", "Gentse Kanaaldorpen en -zone", "Ledeberg"),
    *("Macharius - Heirnis", "Mariakerke", "Moscou - Vogelhoek", "Muide - Meulestede - Afrikalaan"),
    *("Nieuw Gent - UZ", "Oostakker", "Oud Gentbrugge", "Rabot - Blaisantvest", "Sint-Amandsberg"),
    *("Sint-Denijs-Westrem - Afsnee", "Sluizeken - Tolhuis - Ham", "Stationsbuurt Noord", "Stationsbuurt Zuid"),
    *("Watersportbaan - Ekkergem", "Wondelgem", "Zwijnaarde"),
)
"""The parts of Ghent."""
YES = "yes"
RATHER, ONLY = WISHES = ("rather", "only")
WOMAN, MAN = "woman", "man"
WITH = (WOMAN, MAN, FAMILY)
MOST_DUOS = 3


class Profile(NamedTuple):
    """A candidate: `key` of the candidacy and of the human being; `spoken`: the languages that are spoken well enough;
    `age` None where unknown, and so are `has_family` and `runs`; `wish`: how strong, and with whom; `is_free`: waits,
    and has room for a duo. `homes`: the households in which they live."""

    key: UUID
    person_key: UUID
    waits_since: date
    first_language: str
    spoken: frozenset[str]
    age: int | None = None
    sex: str | None = None
    has_family: bool | None = None
    bands: frozenset[str] = frozenset()
    district: str | None = None
    interests: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    runs: bool | None = None
    wish: tuple[str, str] | None = None
    homes: frozenset[UUID] = frozenset()
    is_free: bool = True


def spoken_well(levels: Mapping[str, str | None]) -> frozenset[str]:
    """The languages, by code with their level, that are spoken well enough; without a level they simply are."""
    return frozenset(code for code, level in levels.items() if level != NOT_SPOKEN)


@dataclass(frozen=True)
class Weights:
    """The points of a programme for what two candidates share: 100 in all."""

    moments: int
    family: int
    interests: int
    district: int
    age: int

"""What two rows are compared by, as values."""

from dataclasses import dataclass
from typing import Any

from amal_field.people.rules import Birth


@dataclass(frozen=True)
class Described:
    """What is known of a person, as far as two are compared by it. `native_name`: the whole name in its own script,
    in any order; `relations`: household and the relation to its holder, where that is known."""

    id: Any
    given_name: str | None = None
    family_name: str | None = None
    native_name: str | None = None
    nickname: str | None = None
    patronymic: str | None = None
    birth: Birth | None = None
    phones: tuple[str, ...] = ()
    dossier: str | None = None
    languages: tuple[str, ...] = ()
    households: frozenset[Any] = frozenset()
    sex: str | None = None
    relations: frozenset[tuple[Any, str]] = frozenset()


@dataclass(frozen=True)
class NamesAgree:
    """How the given and the family names of two rows agree (None: not to be said). `are_near`: the given names are
    neither one nor quite another: they may be those of twins."""

    given: str | None
    family: str | None
    are_near: bool

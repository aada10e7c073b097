"""What a room is to the others: its pages and what it offers. `rooms.py` lists them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from flask import Blueprint

from amal_field.permissions import Permission


@dataclass(frozen=True, eq=False)
class MenuItem:
    """A link of the menu, for those who hold `permission`. There is one of each: it is equal to itself alone."""

    label: Any
    endpoint: str
    permission: Permission
    icon: str


@dataclass(frozen=True)
class Room:
    """One feature with everything it needs, and what it offers."""

    package: ModuleType
    blueprint: Blueprint | None = None
    menu: Sequence[MenuItem] = ()
    sentences: Mapping[str, Any] = field(default_factory=dict)
    events: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    registers: Sequence[Any] = ()
    figures: Sequence[Any] = ()
    demo: Callable[..., None] | None = None

    @property
    def name(self) -> str:
        """The one name used everywhere."""
        return self.package.__name__.rpartition(".")[2]

"""What a room is to the others: its pages and all that it offers. Each room says it in its own `room.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
class Prune:
    """What a room keeps no longer than its term, a part of `flask prune`.

    `term`: after how long it goes: a number and its unit, or `setting` and the dated settings that say it. `counts`:
    what is counted of it. `drop`: deletes what is over now and says how much of each, in one transaction. `pieces`:
    what is over, where each piece has a transaction of its own; `drop` takes a piece then, may say more of it than
    numbers, and None where it is not over after all.
    """

    name: str
    term: str
    counts: Sequence[str]
    drop: Callable[..., Mapping[str, Any] | None]
    pieces: Callable[..., Sequence[Any]] | None = None


@dataclass(frozen=True)
class Kind:
    """Something that may be written while there is no network, and comes later.

    `name`: how its forms and deliveries call it, `label`: how people do; `endpoints`: where its forms are sent; `late`:
    refusals which, when it comes late, are no refusals any more: it is stored and looked at.
    """

    name: str
    label: Any
    endpoints: Sequence[str]
    late: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Room:
    """One feature with everything it needs, and what it offers.

    What comes with a permission is for those who hold it. `sentences`: of refusals, `events`: of the audit, `words`: of
    codes in these, `names`: of rows whose keys stand in these. `help`: how each page works, by endpoint. `demo`: plays
    its part of the demo. `door`: how people come in. `ends_with_user`: lets what belongs to a user end when that user
    is deactivated.

    To people: `household_sight`, `person_sight`: whom the room brings into sight; `ways_of_finding`, `last_seen`: for
    the search; `timeline`: what happened to a person; `merges`: rows that follow a person; `keeps_to_itself`: the
    persons of whom it alone knows; `household_parts`, `person_parts`: what the page of a household, or of a person,
    shows. To the site: `stay_parts`: what the page of a stay shows of its household. To attendance: `session_sight`:
    which sessions somebody sees; `plans`: of which kinds of programme somebody plans them; `roster_sources` and
    `roll_displays`, by kind of programme: who is expected, and how the roll looks; `keeps_lists_of`: the kinds of which
    it keeps the lists itself, each with how. To the conversation tables: `practice`: who practised Dutch, and when. To
    buddies: `papers`, by code: of whom it has seen what a volunteer must have. To organisations:
    `points_to_organisations`: what the room keeps of them. To the figures, beside its own: `measures`: what a
    configured figure can count; `dated_records`, of which day its records are, so that what is done to them tells why
    a figure moved. `dated_settings`: the numbers that it reads by the day, for an administrator to set.
    `keeps_no_answers`: of its writes no answer is kept, only that they came. To the nightly `flask prune`: `prunes`:
    what the room drops, and after how long. To tablets without a network: `kinds`: what of the room may wait; `depot`:
    where it is kept that it came; `prepared`: the pages that a user needs on a day; `reviews`: how what came late and
    cannot stand by itself is decided. Where each is kept says the rest.
    """

    package: str
    blueprint: Blueprint | None = None
    menu: Sequence[MenuItem] = ()
    help: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    sentences: Mapping[str, Any] = field(default_factory=dict)
    events: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    names: Sequence[Callable[..., Any]] = ()
    registers: Sequence[Any] = ()
    figures: Sequence[Any] = ()
    dated_records: Sequence[Any] = ()
    charts: Sequence[Any] = ()
    measures: Sequence[Any] = ()
    demo: Callable[..., None] | None = None
    household_sight: Sequence[tuple[Permission, Callable[..., Any]]] = ()
    person_sight: Sequence[tuple[Permission, Callable[..., Any]]] = ()
    ways_of_finding: Sequence[tuple[Permission, str, Callable[..., Any]]] = ()
    last_seen: Sequence[tuple[Permission, Callable[..., Any]]] = ()
    timeline: Sequence[tuple[Permission, Callable[..., Any]]] = ()
    merges: Sequence[Any] = ()
    keeps_to_itself: Callable[..., Any] | None = None
    household_parts: Sequence[tuple[Permission, str, Callable[..., Any]]] = ()
    person_parts: Sequence[tuple[Permission, str, Callable[..., Any]]] = ()
    stay_parts: Sequence[tuple[Permission, str, Callable[..., Any]]] = ()
    session_sight: Sequence[tuple[Permission, Callable[..., Any]]] = ()
    plans: Sequence[tuple[Permission, Sequence[str]]] = ()
    roster_sources: Mapping[str, Any] = field(default_factory=dict)
    roll_displays: Mapping[str, Any] = field(default_factory=dict)
    keeps_lists_of: Mapping[str, Any] = field(default_factory=dict)
    practice: Callable[..., Any] | None = None
    papers: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    points_to_organisations: Sequence[Any] = ()
    dated_settings: Sequence[Any] = ()
    keeps_no_answers: bool = False
    prunes: Sequence[Prune] = ()
    door: Any = None
    ends_with_user: Callable[..., None] | None = None
    kinds: Sequence[Kind] = ()
    depot: Any = None
    prepared: Callable[..., Any] | None = None
    reviews: Any = None

    @property
    def name(self) -> str:
        """The one name used everywhere."""
        return self.package.rpartition(".")[2]

"""The addresses of a route: for each record in each state, for one of another record, and for none."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import UUID

from flask import Flask
from werkzeug.routing import BuildError, Rule

from tests.states import State, registry

NOBODY = {
    "UUIDConverter": (UUID(int=0), UUID("01890000-0000-7000-8000-00000000beef")),
    "SealedConverter": (UUID(int=0), UUID("01890000-0000-7000-8000-00000000beef")),
    "IntegerConverter": (0, 999, 9999, 999_999_999, 2**31, 2**63, 10**30),
    "TypedConverter": ("x", "\x00", "ﷺ", "x" * 2000),
}
"""What leads to no record, a number that no column takes among it."""


@dataclass(frozen=True)
class Address:
    """Where a route answers, and in which state is what it names."""

    url: str
    state: str
    is_void: bool = False


def unregistered(rule: Rule, states: list[State]) -> set[str]:
    """The arguments of a route of which no state has a value; a choice among words needs none."""
    made = {argument for state in states for argument in state.values}
    return {name for name, how in rule._converters.items() if not _choices(how)} - made


def addresses(app: Flask, rule: Rule, states: list[State]) -> Iterator[Address]:
    """Each address of a route once, with the first state that leads to it: the states that its own room makes, and
    those of the rooms whose records its arguments name."""
    seen: set[str] = set()
    owners = registry().owners
    rooms = {rule.endpoint.partition(".")[0], *(owners.get(name) for name in rule.arguments)}
    states = [state for state in states if state.room in rooms]
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for name, is_void, arguments in _combinations(rule, states):
            try:
                url = adapter.build(rule.endpoint, arguments, method=next(iter(rule.methods)))
            except BuildError:
                continue
            if url not in seen:
                seen.add(url)
                yield Address(url, name, is_void)


def _combinations(rule: Rule, states: list[State]) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    converters = rule._converters
    choices = {name: items for name, how in converters.items() if (items := _choices(how))}
    named = [name for name in converters if name not in choices]
    whole = [state for state in states if set(named) <= set(state.values)] or _joined(named, states)
    for state in whole if named else states[:1]:  # without a record one state says as much as all
        for values in product(*(choices.get(name) or state.values[name] for name in converters)):
            yield state.name, bool(named) and state.voids(named[0]), dict(zip(converters, values, strict=True))
    first = {name: (choices.get(name) or whole[0].values[name])[0] for name in converters}
    for here, there in zip(whole, whole[1:] + whole[:1], strict=True):
        own = first | {name: here.values[name][0] for name in named}
        for name in named[1:]:
            yield f"{here} with {name} of {there}", here.voids(named[0]), own | {name: there.values[name][0]}
    for name in named:
        for nothing in NOBODY[type(converters[name]).__name__]:
            yield f"{name} of nothing", True, first | {name: nothing}


def _joined(named: list[str], states: list[State]) -> list[State]:
    """States put together where no room makes one that has all these arguments: each one's with the first other."""
    parts = {name: [state for state in states if name in state.values] for name in named}
    firsts = {name: found[0].values[name] for name, found in parts.items()}
    return [
        State(f"{state.name} and others", is_void=state.is_void, **{k: list(v) for k, v in (firsts | own).items()})
        for name in named
        for state in parts[name]
        if (own := {name: state.values[name]})
    ]


def _choices(how: Any) -> tuple[str, ...]:
    return tuple(sorted(getattr(how, "items", ())))

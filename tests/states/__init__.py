"""Every record in every state: what each room's `states.py` makes, by the arguments of the addresses of those records.

A room says there, in `MAKERS`, how its records come into each state that they can have, with its own operations; and in
`RECORDS` of which table the key in an address is. The walk asks each route for all of them.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Flask

from amal_field.db import begin_write, db
from amal_field.rooms import ROOMS
from amal_field.stamp import Stamp

StampOf = Callable[..., Stamp]


class State:
    """A record in a state, and what belongs to it: argument → its values, that of the record itself first.

    `is_void`: the record was undone, and no page may offer to go on with it."""

    def __init__(self, name: str, *, is_void: bool = False, **values: Any) -> None:
        self.name = name
        self.room = ""
        self.is_void = is_void
        self.values = {key: tuple(value) if isinstance(value, list) else (value,) for key, value in values.items()}

    def voids(self, argument: str) -> bool:
        """Whether what this argument names was undone."""
        return self.is_void and argument == next(iter(self.values))

    def __repr__(self) -> str:
        return self.name


Maker = Callable[[StampOf], Iterator[State]]


@dataclass(frozen=True)
class Registry:
    """What the rooms have registered: who makes states; argument → the table of the record that it names, and → the
    room whose record that is."""

    makers: tuple[tuple[str, Maker], ...]
    records: dict[str, type]
    owners: dict[str, str]


def registry() -> Registry:
    """What every room that has a `states.py` beside its tests has registered there."""
    found = {room.name: module for room in ROOMS if (module := _states_of(room.name))}
    records = {name: getattr(module, "RECORDS", {}) for name, module in found.items()}
    return Registry(
        tuple((name, maker) for name, module in found.items() for maker in module.MAKERS),
        {argument: table for tables in records.values() for argument, table in tables.items()},
        {argument: name for name, tables in records.items() for argument in tables},
    )


def make_all(app: Flask, stamp_of: StampOf) -> list[State]:
    """Make every record in every state, and keep them."""
    with app.test_request_context():
        begin_write()
        states = [_of(room, state) for room, maker in registry().makers for state in maker(stamp_of)]
        db.session.commit()
        db.session.remove()
    return states


def one_sided(app: Flask, states: list[State]) -> Iterator[str]:
    """The days and moments of a record that no state fills, or that none leaves empty: a state that nobody makes."""
    with app.app_context():
        for argument, table in registry().records.items():
            keys = {value for state in states for value in state.values.get(argument, ())}
            rows = [row for row in db.session.query(table) if row.id in keys]
            for column in table.__table__.c:
                if column.nullable and column.type.python_type in (date, datetime):
                    filled = {getattr(row, column.key) is not None for row in rows}
                    if len(filled) < 2:
                        yield f"{argument}: {column} is {'always filled' if True in filled else 'never filled'}"
        db.session.remove()


def _of(room: str, state: State) -> State:
    state.room = room
    return state


def _states_of(room: str) -> Any:
    name = f"tests.{room}.states"
    return importlib.import_module(name) if importlib.util.find_spec(name) else None

"""What a request leaves behind beside the rows that it changes, such as who looked at whom.

An operation or a view leaves a trace without knowing how the request will end; `web/unit_of_work.py` writes all traces
at its end. Those of a write that is kept belong to its transaction. Those of a reading, or of a refusal that shows a
page, get a short one of their own. Where they cannot be written, nobody gets the answer.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from amal_field.db import db

Writer = Callable[[list[Any]], None]
"""Writes all traces of its kind that one request has left, in one go."""
Traces = Mapping[Writer, list[Any]]


def leave(writer: Writer, trace: Any) -> None:
    """Let `writer` write this at the end of what is going on."""
    db.session.info.setdefault("traces", {}).setdefault(writer, []).append(trace)


def come_from(tablet_id: UUID | None) -> None:
    """Note on which shared tablet all that is left from now on was done."""
    db.session.info["tablet_id"] = tablet_id


def tablet_id() -> UUID | None:
    """The shared tablet on which it is done; None for any other device."""
    return db.session.info.get("tablet_id")


def take() -> Traces:
    """What was left so far; from now on nothing is."""
    return db.session.info.pop("traces", {})


def write(traces: Traces) -> None:
    """Write these in the transaction at hand."""
    for writer, left in traces.items():
        writer(left)

"""Programmes of which another room keeps the lists itself: of their sessions there is no roll, no sheet, no history."""

from collections.abc import Collection, Sequence
from itertools import chain

from sqlalchemy import ColumnElement

from amal_field.attendance.models import Programme

KEPT_ELSEWHERE: dict[str, Sequence[str]] = {}
"""Room → the kinds of programme of which it keeps the lists."""


def is_kept_elsewhere(programme: Programme) -> bool:
    """Whether another room keeps the lists of a programme."""
    return programme.kind in _kinds()


def has_roll() -> ColumnElement[bool]:
    """Whether sessions of a `Programme` have their roll here."""
    return Programme.kind.not_in(_kinds())


def _kinds() -> Collection[str]:
    return sorted(chain.from_iterable(KEPT_ELSEWHERE.values()))

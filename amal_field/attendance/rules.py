"""Decisions about group sessions, on plain values."""

from collections.abc import Collection
from datetime import time

from amal_field.refusal import RuleBroken

PARTICIPANT, HELPER = "participant", "helper"
"""The roles in a roll. A helper is no participant."""
MOST_HEADS = 9_999
"""The largest head count of people without a name that a session takes."""


def check_times(starts: time, ends: time) -> None:
    """Demand that a session ends after it starts, on the same day. Raises `RuleBroken` `ends_before_start`."""
    if ends <= starts:
        raise RuleBroken("ends_before_start")


def check_kind(kind: str | None, kinds: Collection[str]) -> None:
    """Demand a kind that the programme has, where it has kinds; else none.

    Raises `RuleBroken` `kind_missing` or `kind_foreign`.
    """
    if kind is None and kinds:
        raise RuleBroken("kind_missing")
    if kind is not None and kind not in kinds:
        raise RuleBroken("kind_foreign")

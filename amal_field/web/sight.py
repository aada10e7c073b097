"""What a user's sight held when a write was answered, asked again before a repeat is given that answer."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from flask import abort, g, has_request_context
from flask_login import current_user

Finder = TypeVar("Finder", bound=Callable)
Kept = dict[str, Any]

FINDERS: dict[str, Callable] = {}
"""Name → what finds a record by keys, as far as the user of the request may see it, and else aborts with 404."""


def asked_again(finder: Finder) -> Finder:
    """Mark a function that finds a record through what the user may see. Its keys are UUIDs, whatever else it is told
    is plain. What it found stands behind the answer to the write at hand."""
    name = f"{finder.__module__}.{finder.__qualname__}"

    @wraps(finder)
    def find(*keys: UUID, **how: Any) -> Any:
        record = finder(*keys, **how)
        if has_request_context():
            g.setdefault("seen", {})[name, keys, tuple(how.items())] = None
        return record

    FINDERS[name] = finder
    return find


def of_answer() -> Kept:
    """What the answer to the request at hand stands on: who the user was, and which records they saw."""
    seen: Sequence[tuple[str, tuple[UUID, ...], tuple]] = list(g.get("seen", ()))
    found = [[name, [str(key) for key in keys], dict(how)] for name, keys, how in seen]
    return {"roles": sorted(current_user.roles), "found": found}


def holds_again(kept: Kept | None) -> bool:
    """Whether the user of now may read the answer again: they are all that they were then. Else they are led to its
    page, as where it is not known what the answer stood on. Aborts with 404 where a record is out of their sight."""
    if kept is None:
        return False
    for name, keys, how in kept["found"]:
        finder = FINDERS.get(name) or abort(404)
        finder(*(UUID(key) for key in keys), **how)
    return set(kept["roles"]) <= current_user.roles

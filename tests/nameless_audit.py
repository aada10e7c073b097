"""While tests run, an entry of the audit may not hold the name of a person: nobody who was read or made meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from amal_field.audit import AuditEntry
from amal_field.people.models import Person

KEPT = {"before"}
"""What a correction keeps on purpose: the old values of the row itself."""


@contextmanager
def nameless_audit() -> Iterator[None]:
    """Fail the test in which an entry holds a name."""
    names: set[str] = set()
    told: list[str] = []

    def learn(person: Person, *_: Any) -> None:
        names.update(filter(None, (person.__dict__.get("given_name"), person.__dict__.get("family_name"))))
        if {"given_name", "family_name"} <= person.__dict__.keys():
            names.add(person.name)

    def check(mapper: Any, connection: Any, entry: AuditEntry) -> None:
        values = [value for name, value in entry.details.items() if name not in KEPT]
        texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
        told.extend(f"{entry.tag}: {text}" for text in texts if isinstance(text, str) and text in names)

    def inserted(mapper: Any, connection: Any, person: Person) -> None:
        learn(person)

    listeners = [
        (Person, "load", learn),
        (Person, "refresh", learn),
        (Person, "before_insert", inserted),
        (AuditEntry, "before_insert", check),
    ]
    for listener in listeners:
        event.listen(*listener)
    try:
        yield
    finally:
        for listener in listeners:
            event.remove(*listener)
    assert not told, f"The audit holds keys of people, not names: {told}"

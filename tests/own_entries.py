"""While tests run, a write of a room that keeps its audit to itself leaves one entry, about a row of that room: what it
does through other rooms adds none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, g, has_request_context, request
from sqlalchemy import event

from amal_field.audit import AuditEntry
from amal_field.db import db
from tests.listening import listening

TO_THEMSELVES = {"vaccination"}


@contextmanager
def own_entries(app: Flask) -> Iterator[None]:
    """Fail the test in which a request to such a room leaves two entries, or one about a row of another room."""
    wrong: list[str] = []
    tables = {
        room: {
            mapper.local_table.name
            for mapper in db.Model.registry.mappers
            if mapper.class_.__module__.startswith(f"amal_field.{room}.")
        }
        for room in TO_THEMSELVES
    }

    def note(mapper: Any, connection: Any, entry: AuditEntry) -> None:
        if has_request_context():
            g.setdefault("entries", []).append((entry.tag, entry.subject_table))

    def judge(response: Response) -> None:
        entries, room = g.pop("entries", []), (request.endpoint or "").partition(".")[0]
        if room in TO_THEMSELVES and response.status_code < 400:
            strange = [tag for tag, table in entries if table not in tables[room]]
            if strange or len(entries) > 1:
                wrong.append(f"{request.endpoint}: {[tag for tag, _table in entries]}")

    event.listen(AuditEntry, "before_insert", note)
    try:
        with listening(app, lambda statement, context: None, judge):
            yield
    finally:
        event.remove(AuditEntry, "before_insert", note)
    assert not wrong, f"One entry a write, about a row of the room itself: {sorted(set(wrong))}"

"""Imports in every state, made with the operations that the screens and the thread use; registers that leave."""

from collections.abc import Iterator, Sequence

from sqlalchemy import update

from amal_field import clock
from amal_field.db import db, new_key
from amal_field.registers.models import ImportJob
from amal_field.registers.operations import jobs, work
from amal_field.registers.rules import STATES
from tests.states import StampOf, State

FILES = [("personen.csv", b"persoon_nr\nP1\n")]
REPORT = {
    "problems": [],
    "notices": [],
    "skipped": [],
    "kept": [{"register": "verblijven", "file": "a.csv", "line": 2, "column": "tot", "value": "a", "kept": "b"}],
    "changes": [
        {
            "register": "personen",
            "file": "a.csv",
            "line": 2,
            "number": "P1",
            "column": "land",
            "before": "",
            "after": "BE",
        }
    ],
}
COUNTS = {"personen": {"new": 1, "changed": 1, "same": 0, "kept": 1, "skipped": 0, "wrong": 0}}


def imports(stamp_of: StampOf) -> Iterator[State]:
    """Uploaded, read with an error and without, confirmed, stored, given up; and in each other state of the table."""
    bruno = stamp_of("bruno")
    yield State("import uploaded", import_id=jobs.upload(FILES, stamp=bruno).id)
    wrong = [{"file": "personen.csv", "line": 1, "column": "", "value": "", "code": "no_header", "values": {}}]
    for name, problems in (("wrong", wrong), ("right", [])):
        job = an_import(stamp_of, problems)
        yield State(f"import {name}", import_id=job.id)
    confirmed = an_import(stamp_of)
    jobs.confirm(confirmed, "d", [], stamp=bruno)
    yield State("import confirmed", import_id=confirmed.id)
    stored = work.claim(new_key(), clock.now())
    work.stored(stored, stamp=bruno)
    yield State("import stored", import_id=stored.id)
    given_up = jobs.upload(FILES, stamp=bruno)
    jobs.discard(given_up, stamp=bruno)
    yield State("import given up", is_void=True, import_id=given_up.id)
    jobs_of = {state: an_import(stamp_of) for state in STATES}
    for state, job in jobs_of.items():
        db.session.execute(update(ImportJob).where(ImportJob.id == job.id).values(state=state, beat_at=clock.now()))
        yield State(f"import {state}", import_id=job.id)


def an_import(stamp_of: StampOf, problems: Sequence[dict] = ()) -> ImportJob:
    """An import that was read, with these problems."""
    job = jobs.upload(FILES, stamp=stamp_of("bruno"))
    claimed = work.claim(new_key(), clock.now())
    while claimed.id != job.id:
        claimed = work.claim(new_key(), clock.now())
    work.preview(claimed, digest="d", counts=COUNTS, report=REPORT | {"problems": problems}, apart=[])
    db.session.expire_all()
    return job


def registers(stamp_of: StampOf) -> Iterator[State]:
    """A register that the coordinator sees whole, and one that is none."""
    yield State("register", register_name="sessies")
    yield State("no register", is_void=True, register_name="klanten")


MAKERS = (imports, registers)
RECORDS = {"import_id": ImportJob}

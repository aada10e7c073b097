"""What the thread does that works on imports: it claims one, says that it lives, and tells what came of it.

Each step is one UPDATE that asks for its claim: who was taken for dead meanwhile changes nothing any more.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import aliased

from amal_field import audit
from amal_field.accounts.models import IMPORT_ID, User
from amal_field.db import db
from amal_field.registers.models import ImportFile, ImportJob
from amal_field.registers.operations.jobs import drop_bytes
from amal_field.registers.rules import BYTES_KEPT, FAILED, LAPSED, OPEN, READY, STORED, STORING, VALUES_KEPT, WAITING
from amal_field.stamp import Stamp


class ClaimLost(Exception):
    """Somebody discarded this import, or asked for it again, since its thread was not heard of."""


def claim(key: UUID, at: datetime) -> ImportJob | None:
    """Take the import that has waited longest; one that is to be stored waits until no other is being stored."""
    for waits, works in reversed(WAITING.items()):
        first = select(ImportJob.id).where(ImportJob.state == waits)
        if works == STORING:
            other = aliased(ImportJob)
            first = first.where(~exists().where(other.state == STORING))
        first = first.order_by(ImportJob.recorded_at, ImportJob.id).limit(1).scalar_subquery()
        taken = db.session.scalar(
            update(ImportJob)
            .where(ImportJob.id == first, ImportJob.state == waits)
            .values(state=works, claim=key, beat_at=at, step=None, done=0, total=0)
            .returning(ImportJob.id)
        )
        if taken:
            return db.session.get_one(ImportJob, taken, populate_existing=True)
    return None


def is_anything_waiting() -> bool:
    """Whether an import waits for a thread."""
    return bool(db.session.scalar(select(func.count()).where(ImportJob.state.in_(WAITING))))


def beat(job_id: UUID, key: UUID, at: datetime, step: str, done: int, total: int) -> None:
    """Say how far it is."""
    _change(job_id, key, beat_at=at, step=step, done=done, total=total)


def preview(
    job: ImportJob,
    *,
    digest: str,
    counts: dict[str, Any],
    report: dict[str, Any],
    apart: Collection[UUID],
    is_replanned: bool = False,
) -> None:
    """Show what would be stored. With an error nothing can come of these files; those behind a door are not kept."""
    errors = len(report["problems"])
    told = {"digest": digest, "counts": counts, "report": report, "errors": errors, "is_replanned": is_replanned}
    _change(job.id, job.claim, state=READY, step=None, confirmed_at=None, confirmed_by_id=None, **told)
    if errors:
        drop_bytes(job)
    elif apart:
        drop_bytes(job, *apart)


def stored(job: ImportJob, *, stamp: Stamp) -> None:
    """Note, in the transaction of its rows, that they are stored."""
    _change(job.id, job.claim, state=STORED, step=None, ended_at=stamp.at)
    drop_bytes(job)
    audit.record("registers:import:store", job, stamp)


def give_back(job: ImportJob) -> None:
    """Let it wait again: the database was busy."""
    waits = next(state for state, works in WAITING.items() if works == job.state)
    _change(job.id, job.claim, state=waits, step=None)


def fail(job: ImportJob) -> None:
    """Note that something went wrong in the app itself."""
    _change(job.id, job.claim, state=FAILED, step=None)


def lock_importer() -> None:
    """Let no other import, by command or on screen, store beside this one."""
    db.session.execute(select(User.id).where(User.id == IMPORT_ID).with_for_update())


def prune_bytes(*, stamp: Stamp) -> dict[str, int]:
    """Forget the bytes of a day ago; what was still to be confirmed lapses."""
    old = select(ImportJob.id).where(ImportJob.recorded_at <= stamp.at - BYTES_KEPT)
    files = (
        update(ImportFile).where(ImportFile.import_id.in_(old), ImportFile.content.is_not(None)).values(content=None)
    )
    gone = db.session.execute(files).rowcount
    db.session.execute(
        update(ImportJob)
        .where(ImportJob.id.in_(old), ImportJob.state.in_(OPEN))
        .values(state=LAPSED, claim=None, ended_at=stamp.at)
    )
    return {"files": gone}


def prune_values(*, stamp: Stamp) -> dict[str, int]:
    """Forget what reports told, but for their counts."""
    old = (ImportJob.recorded_at <= stamp.at - VALUES_KEPT, ImportJob.report.is_not(None))
    return {"reports": db.session.execute(update(ImportJob).where(*old).values(report=None)).rowcount}


def _change(job_id: UUID, key: UUID, **values: Any) -> None:
    wanted = update(ImportJob).where(ImportJob.id == job_id, ImportJob.claim == key).values(**values)
    if not db.session.execute(wanted.execution_options(synchronize_session=False)).rowcount:
        raise ClaimLost

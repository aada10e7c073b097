"""What people do with an import on screen: they upload, confirm, ask for it again, discard."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from amal_field import audit
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.registers.models import ImportFile, ImportJob
from amal_field.registers.rules import BUSY, CONFIRMED, DISCARDED, FAILED, OPEN, QUEUED, READY, STORING
from amal_field.stamp import Stamp, stamped

Sent = Sequence[tuple[str, bytes]]
"""Name and content of each file."""


def upload(files: Sent, *, stamp: Stamp) -> ImportJob:
    """Queue an import of these files."""
    if not files:
        raise RuleBroken("import_without_files")
    job = ImportJob(
        state=QUEUED, done=0, total=0, errors=0, is_replanned=False, counts={}, report=None, **stamped(stamp)
    )
    job.files = [ImportFile(name=name, digest=digest_of(content), content=content) for name, content in files]
    db.session.add(job)
    db.session.flush()
    audit.record("registers:import:upload", job, stamp, files=len(files))
    return job


def confirm(job: ImportJob, digest: str, brought: Sent, *, stamp: Stamp) -> None:
    """Queue what was shown to be stored. `brought`: the files of which nothing was kept, once more."""
    if job.state != READY or job.errors or job.digest is None:
        raise RuleBroken("import_not_ready")
    if job.digest != digest:
        raise RuleBroken("import_shown_anew")
    _bring(job, brought)
    job.state, job.is_replanned, job.claim, job.step = CONFIRMED, False, None, None
    job.confirmed_at, job.confirmed_by_id = stamp.at, stamp.by_id
    audit.record("registers:import:confirm", job, stamp)
    db.session.flush()


def do_again(job: ImportJob, *, stamp: Stamp) -> None:
    """Queue an import anew that was interrupted or has failed."""
    if job.state != FAILED and not job.is_interrupted(stamp.at):
        raise RuleBroken("import_not_interrupted")
    if missing_files(job):
        raise RuleBroken("import_files_gone")
    if job.state == FAILED:
        job.state = CONFIRMED if job.confirmed_by_id else QUEUED
    else:
        job.state = BUSY[job.state]
    job.claim, job.step, job.done = None, None, 0
    audit.record("registers:import:again", job, stamp)
    db.session.flush()


def discard(job: ImportJob, *, stamp: Stamp) -> None:
    """Give an import up; its bytes go."""
    if job.state not in OPEN or (job.state == STORING and not job.is_interrupted(stamp.at)):
        raise RuleBroken("import_not_open")
    job.state, job.claim, job.ended_at = DISCARDED, None, stamp.at
    drop_bytes(job)
    audit.record("registers:import:discard", job, stamp)
    db.session.flush()


def missing_files(job: ImportJob) -> list[ImportFile]:
    """The files of which nothing was kept."""
    wanted = db.select(ImportFile.id).where(ImportFile.import_id == job.id, ImportFile.content.is_(None))
    gone = set(db.session.scalars(wanted))
    return [file for file in job.files if file.id in gone]


def drop_bytes(job: ImportJob, *file_ids: UUID) -> None:
    """Forget the bytes of these files, of all where none is named."""
    wanted = db.update(ImportFile).where(ImportFile.import_id == job.id)
    db.session.execute(
        wanted.where(ImportFile.id.in_(file_ids)).values(content=None) if file_ids else wanted.values(content=None)
    )


def digest_of(content: bytes) -> str:
    """What tells a file from another."""
    return sha256(content).hexdigest()


def _bring(job: ImportJob, brought: Sent) -> None:
    by_digest = {digest_of(content): content for _name, content in brought}
    missing = missing_files(job)
    absent = [file.name for file in missing if file.digest not in by_digest]
    if absent:
        raise RuleBroken("import_files_wanted", names=", ".join(absent))
    for file in missing:
        file.content = by_digest[file.digest]

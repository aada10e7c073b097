"""The thread that works on imports: one a process, made when something waits, gone when nothing does.

A server forks before it answers, so the thread of each process is its own. It writes as a request does: it waits in the
same queue for the lock.
"""

import time
from collections.abc import Callable
from functools import partial
from threading import Lock, Thread
from uuid import UUID

import structlog
from flask import Flask, current_app
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import ServiceUnavailable

from amal_field import clock, traces
from amal_field.accounts.models import IMPORT_ID
from amal_field.db import begin_reading, db, is_unavailable, new_key
from amal_field.registers import queries
from amal_field.registers.importing.import_folder import columns_by_name, plan, read_import, store
from amal_field.registers.importing.kept_report import all_registers, kept_counts, kept_report, resembling
from amal_field.registers.importing.outcome import digest_of
from amal_field.registers.importing.register import Import
from amal_field.registers.importing.rehearsal import write_briefly
from amal_field.registers.models import ImportJob
from amal_field.registers.operations import work
from amal_field.registers.reading.folder import note_if_empty, read_sent
from amal_field.registers.reading.tables import Folder
from amal_field.registers.rules import STORING
from amal_field.stamp import Stamp
from amal_field.web.unit_of_work import apart

log = structlog.get_logger()

Given = tuple[Import, Folder, list[UUID]]
"""An import that was read, its files, and which of them hold a register behind a door."""
BEAT = 2
"""Seconds from one sign of life to the next."""
PAUSE = 1
"""Seconds until a thread looks again for what must wait."""

_making = Lock()
_threads: dict[Flask, Thread] = {}


def wake() -> None:
    """Let the thread of this process work, where it works on imports at all."""
    app = current_app._get_current_object()
    if app.config["IMPORT_THREAD"]:
        with _making:
            if app not in _threads or not _threads[app].is_alive():
                _threads[app] = Thread(target=_work, args=(app,), name="imports", daemon=True)
                _threads[app].start()


def _work(app: Flask) -> None:
    while True:
        try:
            is_busy = work_once(app)
            with app.app_context():
                if not is_busy and not work.is_anything_waiting():
                    return
        except Exception as error:  # whatever it is, the next import is not to blame
            log.error("imports_stopped", error=type(error).__name__)
            is_busy = False
        if not is_busy:
            time.sleep(PAUSE)


def work_once(app: Flask) -> bool:
    """Claim one import and do what it waits for; whether there was one."""
    with app.app_context():
        job = _claimed()
        if job is None:
            return False
        try:
            _store(job) if job.state == STORING else _preview(job)
        except work.ClaimLost:
            log.info("import_lost", job=str(job.id))
        except Exception as error:
            return _end_badly(job, error)
        return True


def _claimed() -> ImportJob | None:
    try:
        with apart():
            job = work.claim(new_key(), clock.now())
            if job is not None:
                db.session.expunge(job)
            return job
    except IntegrityError:  # another process was first to store
        return None


def _end_badly(job: ImportJob, error: Exception) -> bool:
    """Let it wait where the database was busy, else fail; whether it is over."""
    is_busy = isinstance(error, ServiceUnavailable) or is_unavailable(error)
    log.error("import_failed", job=str(job.id), error=type(error).__name__, exc_info=None if is_busy else error)
    db.session.rollback()
    traces.take()
    with apart():
        work.give_back(job) if is_busy else work.fail(job)
    return not is_busy


def _preview(job: ImportJob) -> None:
    importing, folder, closed = _read(job)
    begin_reading()
    importing.only_reads = True
    report = plan(importing, folder, Beats(job))
    kept = kept_report(importing, report)
    if not report.problems:
        kept["resembling"] = resembling(importing)
    digest, counts = digest_of(importing), kept_counts(report)
    db.session.rollback()
    left = traces.take()
    with apart():
        work.preview(job, digest=digest, counts=counts, report=kept, apart=closed)
        traces.write(left)


def _store(job: ImportJob) -> None:
    write_briefly(apart, lambda: _read(job), partial(_written, job), lambda end: end())


def _written(job: ImportJob, given: Given) -> Callable[[], None]:
    """Plan it again, and write it where it is still what was confirmed; what then becomes of the import."""
    importing, folder, closed = given
    work.lock_importer()
    report = plan(importing, folder)
    digest = digest_of(importing)
    if report.problems or digest != job.digest:
        traces.write(traces.take())
        shown = {"counts": kept_counts(report), "report": kept_report(importing, report), "apart": closed}
        return partial(work.preview, job, digest=digest, is_replanned=True, **shown)
    store(importing)
    traces.write(traces.take())
    return partial(work.stored, job, stamp=importing.stamp)


def _read(job: ImportJob) -> Given:
    """What the files hold, and which of them hold a register behind a door."""
    registers = all_registers()
    names, behind = columns_by_name(registers), {one.name for one in registers if one.behind_door}
    files = queries.files_of(job.id)
    db.session.rollback()
    folder, closed, beats = Folder(), [], Beats(job)
    for done, file in enumerate(files):
        beats("read", done, len(files))
        if read_sent(file.name, file.content, names, folder) & behind:
            closed.append(file.id)
    note_if_empty(folder, ", ".join(file.name for file in files), names)
    stamp = Stamp(IMPORT_ID, clock.now(), job.id)
    return read_import(folder, registers, stamp=stamp, today=clock.today()), folder, closed


class Beats:
    """Says how far an import is, in short writes beside its own transaction; not oftener than it must."""

    def __init__(self, job: ImportJob) -> None:
        self.job, self.last = job, 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        """Raises `ClaimLost` where nobody waits for it any more."""
        if time.monotonic() < self.last + BEAT:
            return
        self.last = time.monotonic()
        try:
            with current_app.app_context(), apart():
                work.beat(self.job.id, self.job.claim, clock.now(), step, done, total)
        except (ServiceUnavailable, OperationalError):  # the next one says it
            log.info("import_beat_waits", job=str(self.job.id))

"""One transaction a request: what it writes is committed once, only for an unsafe method with a good answer.

What must outlast a refusal or a GET (a failed sign-in, who opened a page) goes through `remember`. The traces that were
left (`traces.py`) are written here too: with a write that is kept, or else as what must be remembered.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NoReturn, TypeVar

import structlog
from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import ServiceUnavailable

from amal_field import audit, traces
from amal_field.db import begin_reading, begin_write, db, is_sqlite, is_unavailable
from amal_field.web.writers import Writers

View = TypeVar("View", bound=Callable)

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
log = structlog.get_logger()

_writers = Writers()


def init_app(app: Flask) -> None:
    """Release what a request holds, however it ended."""
    app.teardown_request(_release)


def is_write() -> bool:
    """Whether the request may change rows."""
    return request.method not in SAFE_METHODS


def begin() -> None:
    """Open a write's transaction before anything, even the user, is read.

    Not while its form still trickles in: a slow tablet would keep every other writer waiting.
    """
    if is_write():
        request.max_content_length = getattr(_view(), "most_bytes", current_app.config["MAX_CONTENT_LENGTH"])
        request.get_data(parse_form_data=True)
        _open()


def read() -> None:
    """Open the transaction of a signed-in reading; on PostgreSQL it cannot write."""
    if not is_write() and not is_sqlite():
        begin_reading()
        g.only_reads = True


def end(response: Response) -> Response:
    """Commit or roll back, then do what must be remembered. What cannot be committed becomes an honest error."""
    left, is_kept = traces.take(), is_write() and response.status_code < 400 and "opening" not in g
    if is_kept:
        _demand_audit()
        _leave(left)
        db.session.commit()
    elif g.pop("only_reads", False):
        db.session.commit()
    elif is_write():
        db.session.rollback()
    else:
        db.session.close()  # what was read stays as it was read, for what is remembered
    if left and not is_kept and response.status_code != 304:
        remember(partial(traces.write, left))
    for action, is_needed in g.pop("remembered", ()):
        _do(action, is_needed)
    _release()
    return response


def discard() -> None:
    """Throw away what this request has changed so far; the page that explains why may still read."""
    g.pop("only_reads", None)
    db.session.rollback()


@contextmanager
def paused() -> Iterator[None]:
    """Hold no transaction within the block, so that what takes long there, such as the hash of a password, keeps
    nobody waiting. Only before anything is written; what was read before may have changed after it.
    """
    if not audit.is_untouched() or "submission" in g:
        raise RuntimeError("a transaction that has written cannot be paused")
    _let_go()
    outermost, g.paused = not g.get("paused"), True
    try:
        yield
    finally:
        g.paused = not outermost
    if outermost and is_write():
        _let_go()
        _open()


@contextmanager
def apart() -> Iterator[None]:
    """A short write of its own, while the request's is paused: it stands whatever becomes of the request."""
    _let_go()
    _open()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _release()


def beforehand(action: Callable[[], None]) -> Callable[[View], View]:
    """Mark a view: `deed` is done before it, while nothing is locked. It leaves what it found out in `g`."""

    def mark(view: View) -> View:
        view.beforehand = action
        return view

    return mark


def takes_files(most: int) -> Callable[[View], View]:
    """Mark a view to which files of so many bytes in all may be sent."""

    def mark(view: View) -> View:
        view.most_bytes = most
        return view

    return mark


def prepare() -> None:
    """Do what the view at hand wants done beforehand."""
    action = getattr(_view(), "beforehand", None)
    if action and "opening" not in g:
        with paused():
            action()


def remember(action: Callable[[], None], *, needed: bool = True) -> None:
    """Do `deed` in a short transaction of its own, after the request's has ended and before the bytes leave.

    Where it cannot be stored the answer is 503, not what was asked for; unless it is not `needed`, then it is left.
    """
    g.setdefault("remembered", []).append((action, needed))


def _view() -> Callable | None:
    return current_app.view_functions.get(request.endpoint)


def _do(action: Callable[[], None], is_needed: bool) -> None:
    try:
        _open()
        action()
        db.session.commit()
    except (SQLAlchemyError, ServiceUnavailable) as error:
        db.session.rollback()
        if is_needed:
            _refuse(error)
        log.warning("not_remembered", endpoint=request.endpoint, error=type(error).__name__)


def _leave(left: traces.Traces) -> None:
    try:
        traces.write(left)
    except SQLAlchemyError as error:
        _refuse(error)


def _refuse(error: Exception) -> NoReturn:
    """Answer 503, whatever is wrong with what had to be kept: nothing goes out without it."""
    if is_unavailable(error):
        raise error
    raise ServiceUnavailable from error


def _open() -> None:
    """Begin a write. Raises `ServiceUnavailable` where others have kept it waiting for too long."""
    seconds = float(current_app.config["WAIT_SECONDS"])
    if not is_sqlite() or g.get("holds_writers"):
        begin_write(wait=seconds)
        return
    until = time.monotonic() + seconds
    if not _writers.acquire(seconds, most=max(1, int(current_app.config["THREADS"]) - 2)):
        raise ServiceUnavailable
    g.holds_writers = True
    begin_write(wait=max(0, until - time.monotonic()))
    _writers.has_begun()


def _let_go() -> None:
    """End a transaction that has only read; at a rollback what was read would have to be read again."""
    db.session.commit()
    _release()


def _release(error: BaseException | None = None) -> None:
    if g.pop("holds_writers", False):
        try:
            db.session.rollback()
        finally:
            _writers.release()


def _demand_audit() -> None:
    db.session.flush()
    if audit.unrecorded():
        if current_app.config["STRICT_AUDIT"]:
            raise audit.UnrecordedWrite(request.path)
        log.error("unrecorded_write", endpoint=request.endpoint)

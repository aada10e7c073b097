"""The transaction of a command, and what would come of one."""

from collections.abc import Iterator
from contextlib import contextmanager

from amal_field import traces
from amal_field.db import begin_write, db


@contextmanager
def transaction() -> Iterator[None]:
    """A write that begins before anything is read, is committed at the end and rolled back where it fails."""
    db.session.rollback()
    begin_write()
    try:
        yield
        traces.write(traces.take())
    except BaseException:
        db.session.rollback()
        raise
    db.session.commit()


@contextmanager
def rehearsal() -> Iterator[None]:
    """A write that is taken back at its end, with all that it would have left: it shows what the real one would do,
    and holds up the writes of others as long."""
    db.session.rollback()
    begin_write()
    try:
        yield
    finally:
        traces.take()
        db.session.rollback()

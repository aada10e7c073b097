"""The transaction of a command."""

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

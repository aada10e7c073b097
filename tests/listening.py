"""Listening to an app while a test asks it: to each statement, and to each request once it has ended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, request_finished
from sqlalchemy import event

from amal_field.db import db


@contextmanager
def listening(app: Flask, note: Callable[[str, Any], None], judge: Callable[[Response], None]) -> Iterator[None]:
    """`note(statement, context)` hears each statement to the database within the block, `judge(response)` each answer;
    both may use `g`."""

    def heard(connection, cursor, statement, parameters, context, executemany) -> None:
        note(statement, context)

    def ended(sender: Flask, response: Response, **more: object) -> None:
        judge(response)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", heard)
    try:
        with request_finished.connected_to(ended, app):
            yield
    finally:
        event.remove(engine, "before_cursor_execute", heard)

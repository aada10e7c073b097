"""While tests run, nothing that is logged may pass through the render cache: what one reader was shown and the log
tells of is drawn for that reader alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from amal_field.web import render_cache
from tests.listening import listening


def watched(app: Flask) -> Flask:
    """Let the app note in `g` what it hands its cache."""
    cached = app.jinja_env.globals["cached"]

    def noted(template: str, macro: str, *values: object) -> object:
        if not render_cache._is_sealed.get():
            g.setdefault("handed_to_cache", []).append((macro, repr(values)))
        return cached(template, macro, *values)

    app.jinja_env.globals["cached"] = noted
    return app


@contextmanager
def unkept_looks(app: Flask) -> Iterator[None]:
    """Fail the test in which a request hands the cache a person at whom its looks say that somebody looked."""
    wrong: list[str] = []

    def note(statement: str, context: Any) -> None:
        if has_request_context() and statement.startswith("INSERT INTO look_persons"):
            g.setdefault("looked_at", set()).update(row["person_id"] for row in context.compiled_parameters)

    def judge(response: Response) -> None:
        people, handed = g.pop("looked_at", set()), g.pop("handed_to_cache", [])
        wrong.extend(
            f"{request.endpoint}: {macro}" for macro, values in handed if any(str(key) in values for key in people)
        )

    with listening(app, note, judge):
        yield
    assert not wrong, f"What is logged never passes through the cache: {wrong}"

"""Structured logs: one line a request with ids, times and tags, and never a name or what somebody typed."""

import logging
import sys
import time
import traceback
from collections.abc import MutableMapping
from typing import Any
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request
from sqlalchemy import inspect

log = structlog.get_logger()


def init_app(app: Flask) -> None:
    """Set structlog up: JSON for a machine (`AMAL_FIELD_LOG_FORMAT=json`), otherwise a line for a person."""
    renderer = (
        structlog.processors.JSONRenderer()
        if app.config["LOG_FORMAT"] == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            kind_and_place if app.config["ENVIRONMENT"] == "production" else structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[str(app.config["LOG_LEVEL"]).upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def begin() -> None:
    """Note when the request began, and give every line that it writes the same id."""
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(id=uuid4().hex[:12])
    g.began = time.perf_counter()


def note_refusal(why: str) -> None:
    """Say in the line of the request what kept it out."""
    g.refused_by = why


def finish(response: Response) -> Response:
    """Write the line of the request. The URL rule stands in it, not the URL: a URL can hold what somebody typed.

    The user is the one whom Flask-Login has read, by the key that the session remembers: the row itself has expired
    with the transaction. The line reads nothing, and stands where the database is gone. What was kept out is a warning.
    """
    why = g.get("refused_by")
    user = inspect(g.get("_login_user"), raiseerr=False)
    (log.warning if why else log.info)(
        "request",
        method=request.method,
        rule=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        milliseconds=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        user=str(user.identity[0]) if user and user.identity else None,
        **({"refused_by": why} if why else {}),
    )
    structlog.contextvars.clear_contextvars()
    return response


def kind_and_place(logger: Any, method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Tell of an exception and its causes what kind they are and where they were raised.

    Not their words: those of a database quote the row, those of a conversion what somebody typed.
    """
    given = entry.pop("exc_info", None)
    error = given if isinstance(given, BaseException) else sys.exc_info()[1] if given else None
    events = []
    while error is not None:
        events.append("".join([f"{type(error).__qualname__}\n", *traceback.format_tb(error.__traceback__)]))
        error = error.__cause__ or error.__context__
    if events:
        entry["exception"] = "\n".join(events)
    return entry

"""Structured logs: one line a request with ids, times and tags, and never a name or what somebody typed."""

import logging
import sys
import time
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request
from flask_login import current_user

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
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[str(app.config["LOG_LEVEL"]).upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def begin() -> None:
    """Note when the request began."""
    g.began = time.perf_counter()


def finish(response: Response) -> Response:
    """Write the line of the request. The URL rule stands in it, not the URL: a URL can hold what somebody typed."""
    log.info(
        "request",
        id=uuid4().hex[:12],
        method=request.method,
        rule=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        milliseconds=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        user=str(current_user.id) if current_user and current_user.is_authenticated else None,
    )
    return response

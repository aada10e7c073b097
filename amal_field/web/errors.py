"""Errors as a whole page or as a fragment, in the reader's language, never a traceback."""

import structlog
from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from gunicorn.http.errors import ParseException
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError, MethodNotAllowed, SecurityError

from amal_field import traces
from amal_field.db import cannot_store, is_unavailable
from amal_field.web import logs, unit_of_work, unstored
from amal_field.web.htmx import is_partial

RETRY_AFTER = "10"
"""Seconds after which it is worth while to ask again."""
log = structlog.get_logger()


def init_app(app: Flask) -> None:
    """Join the handlers. 401 has its own: the sign-in page, in `accounts`."""
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(ParseException, _unreadable)
    app.register_error_handler(SQLAlchemyError, _database_error)
    app.register_error_handler(Exception, failure)
    app.log_exception = _note


def answer(code: int, title: str, sentence: str, *, back: str | None = None) -> Response:
    """The error `code` in the shape that was asked for; a fragment goes to the flash. `back`: where to go on."""
    unit_of_work.discard()
    traces.take()  # this page names nobody
    template = "errors/_error.html" if is_partial() else "errors/error.html"
    sent = unstored.sent() if code == 503 and not is_partial() else None
    words = {"code": code, "title": title, "sentence": sentence, "sent": sent, "back": back}
    response = make_response(render_template(template, **words), code)
    if code == 503:
        response.headers["Retry-After"] = RETRY_AFTER
    if is_partial():
        response.headers["HX-Retarget"] = "#flash"
        response.headers["HX-Reswap"] = "innerHTML"
    return response


def _sentences(code: int) -> tuple[str, str]:
    return {
        400: (
            _("That did not arrive well"),
            _("The form was not complete. Go back, look it over and send it again."),
        ),
        403: (
            _("This is not yours to open"),
            _("Your role does not include this page. Ask the coordinator if it should."),
        ),
        404: (_("Nothing here"), _("This page does not exist, or it is not yours to see.")),
        405: (_("That cannot be done here"), _("Go back and use the buttons of the page.")),
        408: (
            _("That took too long"),
            _("Your entry did not arrive in time. Nothing was stored. Send it again."),
        ),
        409: (
            _("Still busy with it"),
            _("The same entry is being stored right now. Wait a moment, then look again."),
        ),
        413: (
            _("That is too much at once"),
            _("What you sent is too large. Make the text shorter and send it again."),
        ),
        422: (
            _("That is not the same"),
            _("This form was sent before with other content. Open it anew and try again."),
        ),
        503: _not_now(),
    }.get(
        code,
        (_("That went wrong"), _("The mistake is ours and has been noted. Nothing was stored. Try again.")),
    )


def _not_now() -> tuple[str, str]:
    if g.get("cannot_store"):
        return (
            _("Nothing can be stored now"),
            _("Your entry was not stored. Reading goes on. Tell who looks after the server, and send it again later."),
        )
    if not unit_of_work.is_write():
        return _("The server is busy"), _("Wait a moment and load the page again.")
    return _("The server is busy"), _("Your entry was not stored. Wait a moment and press again.")


def _http_error(error: HTTPException) -> ResponseReturnValue:
    cause = getattr(error, "original_exception", None)
    if _is_unavailable(cause):
        return _unavailable(cause)
    code = cause.code if isinstance(cause, HTTPException) else error.code or 500
    if code < 400:
        return error.get_response()
    if isinstance(error, SecurityError):
        return BadRequest().get_response()  # asked under a name that is not ours: no page of ours has an address there
    response = _say(code)
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


def _unreadable(error: ParseException) -> ResponseReturnValue:
    """gunicorn meets a wrong chunk of a body only when the app reads it."""
    return _say(400)


def _say(code: int) -> Response:
    """The answer with the sentences of `code`; 503 to nobody where even the user cannot be read."""
    try:
        return answer(code, *_sentences(code))
    except SQLAlchemyError as gone:
        log.error("failure_page", exc_info=gone)
        forget_user()
        return answer(503, *_sentences(503))


def forget_user() -> None:
    """Let Flask-Login read nobody in this request: the page of an error must not ask a database that is gone."""
    g._login_user = current_app.login_manager.anonymous_user()


def _note(failure: tuple) -> None:
    """Log what no view raised (a commit, say) as every other failure, in the place of Flask's own words."""
    log.error("failure", endpoint=request.endpoint, exc_info=failure[1])


def _stale_form(error: CSRFError) -> ResponseReturnValue:
    logs.note_refusal("csrf_token")
    return answer(
        400,
        _("This form is too old"),
        _("For safety a form works only as long as its sign-in. Load the page again, then send it."),
    )


def _database_error(error: SQLAlchemyError) -> ResponseReturnValue:
    return _unavailable(error) if _is_unavailable(error) else failure(error)


def _is_unavailable(error: BaseException | None) -> bool:
    """Whether the database cannot serve. A page that writes in a transaction that only reads is a fault of its own."""
    return is_unavailable(error) and not (cannot_store(error) and g.get("only_reads"))


def _unavailable(error: SQLAlchemyError) -> ResponseReturnValue:
    log.warning("database_unavailable", endpoint=request.endpoint, error=type(getattr(error, "orig", error)).__name__)
    g.cannot_store = cannot_store(error)
    return _say(503)


def failure(error: Exception) -> ResponseReturnValue:
    """Log what is our own mistake, and answer that it is."""
    log.error("failure", endpoint=request.endpoint, exc_info=error)
    unit_of_work.discard()
    try:
        return _say(500)
    except Exception:
        log.error("failure_page", exc_info=True)
        return InternalServerError().get_response()

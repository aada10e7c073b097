"""Errors as a whole page or as a fragment, in the reader's language, never a traceback."""

import structlog
from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError, MethodNotAllowed, SecurityError

from amal_field.web import unit_of_work
from amal_field.web.htmx import is_partial

log = structlog.get_logger()


def init_app(app: Flask) -> None:
    """Join the handlers. 401 has its own: the sign-in page, in `accounts`."""
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(Exception, _failure)
    app.log_exception = _note


def answer(code: int, title: str, sentence: str) -> Response:
    """The error `code` in the shape that was asked for; a fragment goes to the flash."""
    unit_of_work.discard()
    template = "errors/_error.html" if is_partial() else "errors/error.html"
    response = make_response(render_template(template, code=code, title=title, sentence=sentence), code)
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
        503: (_("The server is busy"), _("Your entry was not stored. Wait a moment and press again.")),
    }.get(
        code,
        (_("That went wrong"), _("The mistake is ours and has been noted. Nothing was stored. Try again.")),
    )


def _http_error(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if code < 400:
        return error.get_response()
    if isinstance(error, SecurityError):
        return BadRequest().get_response()  # asked under a name that is not ours: no page of ours has an address there
    response = _say(code)
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


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
    return answer(
        400,
        _("This form is too old"),
        _("For safety a form works only as long as its sign-in. Load the page again, then send it."),
    )


def _busy(error: OperationalError) -> ResponseReturnValue:
    log.warning("database_busy", endpoint=request.endpoint, error=type(error.orig).__name__)
    if "_login_user" not in g:
        forget_user()
    return _say(503)


def _failure(error: Exception) -> ResponseReturnValue:
    log.error("failure", endpoint=request.endpoint, exc_info=error)
    unit_of_work.discard()
    try:
        return _say(500)
    except Exception:
        log.error("failure_page", exc_info=True)
        return InternalServerError().get_response()

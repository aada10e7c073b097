"""What somebody without an account does by the link that was handed over. A GET changes nothing, however often; each
answer is a form of its own; no cookie is set; the link stands in for the CSRF token."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.models import LINK_ID
from amal_field.buddies import messages, rules
from amal_field.buddies.forms import BetterForm, SaidForm
from amal_field.buddies.operations import Met, by_link
from amal_field.buddies.operations import links as link_operations
from amal_field.buddies.queries import links
from amal_field.buddies.queries.links import LinkLine
from amal_field.buddies.views.common import bp
from amal_field.db import new_key
from amal_field.stamp import Stamp
from amal_field.web import access, submissions, unit_of_work
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import refused, show
from amal_field.web.unit_of_work import is_write, remember

PAGE = "buddies.link_page"
TEMPLATE = "buddies/link.html"
KIND = "other"
"""What a meeting is until somebody says it."""
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
"""Under `no-referrer` browsers send `Origin: null` with the form; under `same-origin` the link stands in the Referer of
the style sheet."""


class LinkEnds(Exception):
    """The link opens nothing: with which status, and why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@bp.errorhandler(LinkEnds)
def _ended(end: LinkEnds) -> Response:
    unit_of_work.discard()
    sentences = {
        404: _("We do not know this link."),
        410: _("This link works no more. Call Amal."),
        429: _("Try again in an hour."),
    }
    contact = links.contact_on(clock.today())
    page = render_template("buddies/link_end.html", sentence=sentences[end.status], contact=contact)
    response = make_response(page, end.status)
    if end.status == 429:
        response.headers["Retry-After"] = str(int(rules.links.LONGEST_WAIT.total_seconds()))
    return response


@bp.after_request
def _kept_private(response: Response) -> Response:
    if request.endpoint == PAGE or access.link_of(request.endpoint):
        response.headers.update(HEADERS)
    return response


@bp.get("/link/<signed>")
@access.public
def link_page(signed: str) -> ResponseReturnValue:
    """Three buttons, and what was said of late."""
    return show(TEMPLATE, **_page(_opened(signed), signed))


@bp.post("/link/<signed>/met")
@access.by_link(LINK_ID, PAGE)
def link_met(signed: str) -> ResponseReturnValue:
    """They met today."""
    return _say(signed, is_done=True)


@bp.post("/link/<signed>/missed")
@access.by_link(LINK_ID, PAGE)
def link_missed(signed: str) -> ResponseReturnValue:
    """It did not work out today."""
    return _say(signed, is_done=False)


@bp.post("/link/<signed>/help")
@access.by_link(LINK_ID, PAGE)
def link_help(signed: str) -> ResponseReturnValue:
    """Somebody asks for help: the coordinator sees it at once."""
    by_link.ask_help(_opened(signed), stamp=_stamp())
    return _back(signed)


@bp.post("/link/<signed>/change")
@access.by_link(LINK_ID, PAGE)
def link_change(signed: str) -> ResponseReturnValue:
    """It was on another day, longer, or something else."""
    line, form = _opened(signed), BetterForm()
    if form.validate():
        said = _meant(links.said_by_link(line.match, clock.now()), form)
        if said is not None:
            with form.refusals(messages.SENTENCES):
                met = Met(form.day(clock.today()), form.long(), form.kind.data, is_done=True)
                by_link.move(line, said, met, stamp=_stamp())
                return _back(signed)
        else:
            form.form_errors.append(_("This cannot be changed any more."))
    return _again(line, signed, form, better=form)


@bp.post("/link/<signed>/undo")
@access.by_link(LINK_ID, PAGE)
def link_undo(signed: str) -> ResponseReturnValue:
    """It was not so."""
    line, form = _opened(signed), SaidForm()
    now = clock.now()
    known = [*links.said_by_link(line.match, now), *links.tries_of(line.match, now)]
    said = _meant(known, form) if form.validate() else None
    if said is not None:
        with form.refusals(messages.SENTENCES):
            by_link.take_back(line, said, stamp=_stamp())
            return _back(signed)
    else:
        form.form_errors.append(_("This cannot be changed any more."))
    return _again(line, signed, form)


def _say(signed: str, *, is_done: bool) -> ResponseReturnValue:
    line, form = _opened(signed), FieldForm()
    with form.refusals(messages.SENTENCES):
        met = Met(clock.today(), line.rule.minutes, line.last_kind or KIND, is_done)
        by_link.say(line, met, stamp=_stamp())
        return _back(signed)
    return _again(line, signed, form)


def _meant(known: Sequence[Any], form: SaidForm) -> Any:
    """What is meant, if it can still be changed."""
    return next((one for one in known if one.id == form.said.data), None)


def _opened(signed: str) -> LinkLine:
    """The link at hand. Raises `LinkEnds` where it opens nothing, or was used too often."""
    read = links.ADDRESSES.read(signed) or _wrong()
    line = links.link_line(read[0], clock.today(), locked=is_write())
    if line is None or not line.works(read[1], clock.today()):
        raise LinkEnds(410)
    if is_write() and not link_operations.count_post(line.link.id, stamp=_stamp()):
        raise LinkEnds(429)
    return line


def _wrong() -> NoReturn:
    address = request.remote_addr or ""
    if links.wrong_of_late(address, clock.now()) >= rules.links.WRONG_AN_HOUR:
        raise LinkEnds(429)
    remember(partial(link_operations.count_wrong, address, stamp=_stamp()), needed=False)
    raise LinkEnds(404)


def _back(signed: str) -> ResponseReturnValue:
    return redirect(url_for(PAGE, signed=signed), 303)


def _again(line: LinkLine, signed: str, form: FieldForm, better: BetterForm | None = None) -> ResponseReturnValue:
    """The page with what is wrong; that something was sent counts all the same."""
    remember(partial(link_operations.count_post, line.link.id, stamp=_stamp()))
    unit_of_work.discard()
    page = _page(_read_anew(line), signed)
    if better is not None and page["said"]:
        page["better"] = better
    return refused(TEMPLATE, **page | {"problems": form.form_errors})


def _read_anew(line: LinkLine) -> LinkLine:
    return links.link_line(line.link.id, clock.today(), locked=False) or line


def _page(line: LinkLine, signed: str) -> dict[str, Any]:
    now, today = clock.now(), clock.today()
    said = links.said_by_link(line.match, now)
    last = said[0] if said and said[0].is_done else None
    better = None
    if last is not None:
        better = BetterForm(
            formdata=None,
            said=last.id,
            when="today" if last.met_on == today else "other",
            met_on=last.met_on,
            length=str(last.minutes) if str(last.minutes) in ("60", "90", "120") else "other",
            minutes=last.minutes,
            kind=last.kind,
        )
    return {
        "signed": signed,
        "line": line,
        "said": said,
        "tries": links.tries_of(line.match, now) if line.match.is_proposed else [],
        "last": last,
        "better": better,
        "help_asked": links.help_asked(line.member.id),
        "contact": links.contact_on(today),
        "problems": [],
    }


def _stamp() -> Stamp:
    return Stamp(LINK_ID, clock.now(), submissions.token() or new_key())

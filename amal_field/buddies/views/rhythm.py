"""The rhythm of the duos: who meets, who does not, and what to do about it."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.messages import PROGRAMMES
from amal_field.buddies import messages, operations, queries
from amal_field.buddies.forms import YES, ClosingsForm, MatchPauseForm, closing_form_of
from amal_field.buddies.operations import Closing
from amal_field.buddies.queries import MatchLine, RhythmLine
from amal_field.buddies.reports import heartbeat_picture as picture
from amal_field.buddies.reports.heartbeat_words import narrator
from amal_field.buddies.rules.duos import is_minor
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.buddies.views.common import bp, match_or_404, matches_or_404, refused_at, url_in_rhythm
from amal_field.db import PER_PAGE
from amal_field.looks.operations import NewLook, looked
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, page_asked
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.jinja import local_day
from amal_field.web.locale import LANGUAGES


@bp.get("/rhythm")
@requires(Permission.BUDDIES_SEE)
def rhythm() -> ResponseReturnValue:
    """The duos that go on, those that are off their rhythm first; one of them may be open."""
    return show("buddies/rhythm.html", **_page())


@bp.get("/rhythm/list")
@requires(Permission.BUDDIES_SEE)
def rhythm_list() -> ResponseReturnValue:
    """The same on paper, all of them."""
    today = clock.today()
    lines = queries.rhythm_lines(queries.rhythm(chosen("programme"), today).going, today)
    people = [member.id for line in lines for member in line.members]
    if people:
        looked(NewLook("people", "print", request.endpoint or "", people), current_user.id)
    return show("buddies/rhythm_list.html", **_drawn(lines), search={"programme": chosen("programme")})


@bp.post("/duos/<uuid:match_id>/call")
@requires(Permission.BUDDIES_RECORD)
def call(match_id: UUID) -> ResponseReturnValue:
    """Somebody called them: for some days they stand no longer on top."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.note_call(line.match, stamp=form.stamp())
        undo = url_for(".call_cancellation", match_id=match_id)
        return written(None, to=url_in_rhythm(match_id), said=_("Noted."), undo=undo)
    return refused_at(match_id, problems=form.form_errors)


@bp.post("/duos/<uuid:match_id>/call/cancellation")
@requires(Permission.BUDDIES_RECORD)
def call_cancellation(match_id: UUID) -> ResponseReturnValue:
    """Nobody called them after all."""
    line, form = match_or_404(match_id), ActionForm()
    operations.take_call_back(line.match, stamp=form.stamp())
    return written(None, to=url_in_rhythm(match_id), said=_("Undone."))


@bp.post("/rhythm/closings")
@requires(Permission.BUDDIES_RECORD)
def closings() -> ResponseReturnValue:
    """Several duos past their end are closed at once."""
    form = ClosingsForm()
    lines = matches_or_404(*sorted(_keys(form.duos.data)))
    if form.validate():
        with form.refusals(messages.SENTENCES):
            closing = Closing(form.closed_on.data, form.reason.data, form.farewell.data == YES)
            operations.close_matches([line.match for line in lines], closing, stamp=form.stamp())
            return written(None, to=url_for(".rhythm"), said=_("The duos are closed."))
    return refused("buddies/rhythm.html", **_page() | {"closings_form": form})


def _keys(sent: list[str] | None) -> list[UUID]:
    try:
        return [UUID(key) for key in sent or ()]
    except ValueError:
        abort(404)


def _page() -> dict[str, Any]:
    programme, wanted, today = chosen("programme"), _wanted(), clock.today()
    beats = queries.rhythm(programme, today)
    page = page_asked() if "page" in request.args or wanted is None else beats.page_of(wanted)
    duos, past = beats.page(page)
    lines = queries.rhythm_lines([*duos, *past], today)
    opened = next((one for one in lines[: len(duos)] if one.id == wanted), None)
    return {
        "programmes": beats.programmes,
        "search": {"programme": programme},
        "page": page,
        "more": len(beats.going) > page * PER_PAGE,
        "counts": beats.counts(),
        "past": lines[len(duos) :],
        "closings_form": ClosingsForm(formdata=None, closed_on=today) if past else None,
        "opened": opened,
        **_drawn(lines[: len(duos)]),
        **(_opened(match_or_404(opened.id)) if opened else {}),
    }


def _wanted() -> UUID | None:
    """The duo whose row is open."""
    try:
        return UUID(request.args["opened"])
    except (KeyError, ValueError):
        return None


def _drawn(lines: list[RhythmLine]) -> dict[str, Any]:
    today = clock.today()
    return {
        "lines": lines,
        "day": today,
        "beat_names": {code: str(name) for code, name in messages.BEATS.items()},
        "programme_names": {code: str(name) for code, name in PROGRAMMES.items()},
        "beat_of": picture.painter(today),
        "tell": narrator(today, local_day),
    }


def _opened(line: MatchLine) -> dict[str, Any]:
    """What the row that was touched shows: the text to send, and the forms."""
    today = clock.today()
    return {
        "line": line,
        "match": line.match,
        "texts": [(person, _text(person, line)) for person in line.side(BUDDY) if not is_minor(person.age_on(today))],
        "match_pause_form": MatchPauseForm(formdata=None, from_on=today),
        "closing_form": closing_form_of(line.people, formdata=None, closed_on=today),
    }


def _text(person: Any, line: MatchLine) -> str:
    """What a buddy is asked, in the first of their languages that the app speaks."""
    language = next((code for code in person.languages if code in LANGUAGES), "nl")
    others = " & ".join(other.given_name or other.name for other in line.side(NEWCOMER))
    with force_locale(language):
        name = person.given_name or person.name
        return _("Hello %(name)s, how is it going with you and %(others)s? Amal", name=name, others=others)

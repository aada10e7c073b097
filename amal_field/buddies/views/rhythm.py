"""The rhythm of the duos: who meets, who does not, and what to do about it."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.buddies import messages, operations, queries
from amal_field.buddies.forms import YES, ActionForm, ClosingsForm, MatchPauseForm, closing_form_of
from amal_field.buddies.operations import Closing
from amal_field.buddies.queries import RhythmLine
from amal_field.buddies.reports import heartbeat_picture as picture
from amal_field.buddies.rules.duos import is_minor
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.buddies.views.common import bp, match_or_404, matches_or_404, refused_at, url_in_rhythm
from amal_field.db import PER_PAGE
from amal_field.looks.operations import NewLook, looked
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, page_asked
from amal_field.web.htmx import refused, show, written
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
    beats = queries.rhythm(chosen("programme"), clock.today())
    lines = beats.whole()
    people = queries.person_ids([one.line for one in lines])
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
    programme, wanted = chosen("programme"), request.args.get("opened")
    beats = queries.rhythm(programme, clock.today())
    page = page_asked() if "page" in request.args else beats.page_of(wanted)
    lines, past = beats.page(page)
    opened = next((one for one in lines if str(one.line.match.id) == wanted), None)
    return {
        "programmes": queries.programmes(),
        "search": {"programme": programme},
        "page": page,
        "more": len(beats.going) > page * PER_PAGE,
        "counts": beats.counts(),
        "past": past,
        "closings_form": ClosingsForm(formdata=None, closed_on=clock.today()),
        "opened": opened,
        **_drawn(lines),
        **(_opened(opened) if opened else {}),
    }


def _drawn(lines: list[RhythmLine]) -> dict[str, Any]:
    today = clock.today()
    return {"lines": lines, "view_box": picture.VIEW_BOX, "paths_of": lambda one: picture.paths(one, today)}


def _opened(one: RhythmLine) -> dict[str, Any]:
    """What the row that was touched shows: the text to send, and the forms."""
    today = clock.today()
    return {
        "texts": [
            (person, _text(person, one)) for person in one.line.side(BUDDY) if not is_minor(person.age_on(today))
        ],
        "match_pause_form": MatchPauseForm(formdata=None, from_on=today),
        "closing_form": closing_form_of(one.line.people, formdata=None, closed_on=today),
    }


def _text(person: Any, one: RhythmLine) -> str:
    """What a buddy is asked, in the first of their languages that the app speaks."""
    language = next((code for code in person.languages if code in LANGUAGES), "nl")
    others = " & ".join(other.given_name or other.name for other in one.line.side(NEWCOMER))
    with force_locale(language):
        name = person.given_name or person.name
        return _("Hello %(name)s, how is it going with you and %(others)s? Amal", name=name, others=others)

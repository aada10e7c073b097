"""A round: who goes with whom, as a draft that is looked over line by line and then proposed."""

from typing import Any
from uuid import UUID

from flask import abort, g, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from amal_field import clock
from amal_field.buddies import messages, queries
from amal_field.buddies.forms import TICKED, SwapForm, TickForm
from amal_field.buddies.models import MatchRoundLine
from amal_field.buddies.operations import rounds as operations
from amal_field.buddies.queries import round_drafts, rounds
from amal_field.buddies.queries.candidates import candidates_by_key, how_many_wait
from amal_field.buddies.queries.rounds import RoundHead
from amal_field.buddies.views.common import bp, candidate_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import beforehand, is_write

PAGE = "buddies/round.html"


@asked_again
def round_or_404(round_id: UUID) -> RoundHead:
    """The draft with this key; for a write once its other writers have ended."""
    return rounds.round_for(round_id, clock.today(), locked=is_write()) or abort(404)


@bp.get("/round")
@requires(Permission.BUDDIES_SEE)
def round_draft() -> ResponseReturnValue:
    """The last draft of a programme."""
    return show(PAGE, **_page(chosen("programme")))


def _compute() -> None:
    """Put them together while nobody is kept waiting."""
    programme_id = queries.programme_id_of(request.form.get("programme", ""))
    g.draft = programme_id and round_drafts.draft_of(programme_id, clock.today())


@bp.post("/round")
@requires(Permission.BUDDIES_RECORD)
@beforehand(_compute)
def round_making() -> ResponseReturnValue:
    """Make a draft for a programme."""
    form, draft = ActionForm(), g.pop("draft", None) or abort(404)
    programme = request.form["programme"]
    with form.refusals(messages.SENTENCES):
        operations.make_round(draft, stamp=form.stamp())
        return written(None, to=_url(programme), said=_("The round is a draft: nothing is proposed yet."))
    return refused(PAGE, **_page(programme) | {"problems": form.form_errors})


@bp.post("/rounds/<uuid:round_id>/lines/<uuid:round_line_id>/ticking")
@requires(Permission.BUDDIES_RECORD)
def round_ticking(round_id: UUID, round_line_id: UUID) -> ResponseReturnValue:
    """A line takes part, or not."""
    head = round_or_404(round_id)
    line, form = _line(head, round_line_id), TickForm()
    if not form.validate():
        abort(400)
    with form.refusals(messages.SENTENCES):
        operations.tick(head.round, line, form.ticked.data == TICKED, stamp=form.stamp())
        return written(None, to=_url(head.programme, round_line_id))
    return refused(PAGE, **_page(head.programme) | {"problems": form.form_errors})


@bp.get("/rounds/<uuid:round_id>/lines/<uuid:round_line_id>/swap")
@requires(Permission.BUDDIES_SEE)
def round_swap(round_id: UUID, round_line_id: UUID) -> ResponseReturnValue:
    """Who else goes with the newcomer of a line."""
    head = round_or_404(round_id)
    return show("buddies/round_swap.html", **_swap_page(head, _line(head, round_line_id)))


@bp.post("/rounds/<uuid:round_id>/lines/<uuid:round_line_id>/swap")
@requires(Permission.BUDDIES_RECORD)
def round_swapping(round_id: UUID, round_line_id: UUID) -> ResponseReturnValue:
    """Another buddy comes in the place of the one of the line."""
    head = round_or_404(round_id)
    line, form = _line(head, round_line_id), SwapForm()
    if not form.validate() or line.newcomer_id is None:
        abort(404)
    people = candidates_by_key([form.buddy.data, line.newcomer_id], locked=True)
    buddy, newcomer = people.get(form.buddy.data), people.get(line.newcomer_id)
    if buddy is None or newcomer is None or not _may_meet(head, buddy.candidate):
        abort(404)
    with form.refusals(messages.SENTENCES):
        operations.swap(head.round, line, newcomer, buddy, head.rule, stamp=form.stamp())
        return written(None, to=_url(head.programme, round_line_id), said=_("Swapped."))
    return refused("buddies/round_swap.html", **_swap_page(head, line) | {"problems": form.form_errors})


@bp.post("/rounds/<uuid:round_id>/proposals")
@requires(Permission.BUDDIES_RECORD)
def round_proposals(round_id: UUID) -> ResponseReturnValue:
    """Propose what is ticked; a line whose person was taken meanwhile stays."""
    head, form = round_or_404(round_id), ActionForm()
    keys = [key for line in head.round.lines if line.waits for key in (line.buddy_id, line.newcomer_id) if key]
    people = candidates_by_key(keys, locked=True)
    made, stays = operations.propose_round(head.round, people, head.rule, stamp=form.stamp())
    said = ngettext("%(num)d duo is proposed.", "%(num)d duos are proposed.", made)
    if stays:
        said += " " + ngettext("%(num)d line stays: see why.", "%(num)d lines stay: see why.", stays)
    return written(None, to=_url(head.programme), said=said)


def _line(head: RoundHead, line_id: UUID) -> MatchRoundLine:
    return next((one for one in head.round.lines if one.id == line_id), None) or abort(404)


def _may_meet(head: RoundHead, candidate: Any) -> bool:
    return candidate.programme_id == head.round.programme_id and candidate.role == "buddy"


def _url(programme: str, line_id: UUID | None = None) -> str:
    return url_for(".round_draft", programme=programme, _anchor=f"line-{line_id}" if line_id else None)


def _page(asked: str | None) -> dict[str, Any]:
    codes, today = queries.programmes(), clock.today()
    programme = asked if asked in codes else codes[0]
    head = rounds.last_round(programme, today)
    lines = rounds.lines_of(head.round, today) if head else []
    waiting = how_many_wait(programme, today)
    return {
        "programmes": codes,
        "programme": programme,
        "waiting": waiting,
        "head": head,
        "most": round_drafts.MOST,
        "pairs": [one for one in lines if one.line.is_pair],
        "left_over": [one for one in lines if not one.line.is_pair],
        "ready": sum(one.line.waits and one.gone is None for one in lines),
        "people": [one.person for line in lines for one in (line.buddy, line.newcomer) if one],
        "problems": [],
    }


def _swap_page(head: RoundHead, line: MatchRoundLine) -> dict[str, Any]:
    newcomer = candidate_or_404(line.newcomer_id) if line.newcomer_id else abort(404)
    placed = {one.buddy_id for one in head.round.lines if one.is_pair and one.id != line.id}
    done = {one.buddy_id for one in head.round.lines if one.match_id}
    found = queries.suggestions(newcomer, clock.today())
    best = [one for one in found.best if one.key not in done]
    page = {"head": head, "one": line, "newcomer": newcomer, "best": best, "placed": placed, "problems": []}
    return page | {"named": found.names}

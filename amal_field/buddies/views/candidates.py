"""Who waits for a duo: the list, the intake of somebody, and what they say."""

from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.messages import PROGRAMMES
from amal_field.buddies import messages, operations, paper, queries
from amal_field.buddies.forms import NewCandidateForm, PauseForm, StoryForm
from amal_field.buddies.operations import Spoken
from amal_field.buddies.queries import STATES, WAITING, Asked, CandidateLine, links
from amal_field.buddies.rules.words import NEWCOMER
from amal_field.buddies.views.common import bp, candidate_or_404, candidate_page, url_of_candidate
from amal_field.looks.operations import NewLook, looked
from amal_field.people import messages as people_messages
from amal_field.people import operations as people
from amal_field.people.duplicates.newcomers import doubles_of, undecided
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, page_asked
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written

COUNTED = ("samen_gentenaar", NEWCOMER)
"""The programme and the side whose countries are a figure of the year."""
SENTENCES = messages.SENTENCES | people_messages.SENTENCES


@bp.get("")
@requires(Permission.BUDDIES_SEE)
def candidates() -> ResponseReturnValue:
    """Who waits, longest first."""
    state = request.args.get("state")
    asked = Asked(state if state in STATES else WAITING, chosen("programme"), chosen("role"), clock.today())
    search = {"state": asked.state, "programme": asked.programme, "role": asked.role}
    if asked_as():
        lines, _more = queries.candidates(asked, page=None)
        people = [line.person.id for line in lines]
        looked(NewLook("people", "export", request.endpoint or "", people), current_user.id)
        return list_file(paper.candidates_sheet(lines, PROGRAMMES, asked.today), "kandidaten", **search)
    page = page_asked()
    lines, more = queries.candidates(asked, page=page)
    context = {"asked": asked, "search": search, "programmes": queries.programmes(), "states": STATES}
    waits = {"proposals": queries.unanswered(asked.today), "off": queries.off_rhythm(asked.today)} if page == 1 else {}
    context["asking"] = links.open_help() if page == 1 else []
    return show("buddies/candidates.html", lines=lines, more=more, page=page, waits=waits, **context)


@bp.get("/candidates/new")
@requires(Permission.BUDDIES_RECORD)
def intake_form() -> ResponseReturnValue:
    """Somebody comes for a duo."""
    return show("buddies/intake.html", form=_intake_form(), doubles={}, reason_names=people_messages.REASONS)


@bp.post("/candidates")
@requires(Permission.BUDDIES_RECORD)
def intake() -> ResponseReturnValue:
    """Take them in; who is likely known is asked about once."""
    form, left = _intake_form(), {}
    if form.validate():
        with form.refusals(SENTENCES):
            newcomers, same = [form.newcomer], form.who_is_same()
            doubles = doubles_of(current_user, newcomers, phone=form.phone.data)
            left = undecided(doubles, same, form.who_is_different())
            if not left:
                received = people.receive(newcomers, doubles, same, stamp=form.stamp())
                candidate_id = _take_in(form, received.persons[0])
                return written(None, to=url_for(".story_form", candidate_id=candidate_id), said=_("Noted."))
    return refused("buddies/intake.html", form=form, doubles=left, reason_names=people_messages.REASONS)


@bp.get("/candidates/<uuid:candidate_id>/story")
@requires(Permission.BUDDIES_RECORD)
def story_form(candidate_id: UUID) -> ResponseReturnValue:
    """What they say for a duo, in one page of choices."""
    line = candidate_or_404(candidate_id)
    return show("buddies/story.html", form=_drawn(line), **_story_page(line))


@bp.post("/candidates/<uuid:candidate_id>/story")
@requires(Permission.BUDDIES_RECORD)
def story(candidate_id: UUID) -> ResponseReturnValue:
    line, form = candidate_or_404(candidate_id), StoryForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            spoken = [Spoken(*one) for one in form.spoken()]
            operations.describe(line.candidate, form.values(), spoken, stamp=form.stamp())
            if told := {name: form[name].data for name in _asked_of(line) if form[name].data}:
                people.correct_person(line.person, told, stamp=form.stamp())
            return written(None, to=url_of_candidate(candidate_id), said=_("Saved."))
    return refused("buddies/story.html", form=form, **_story_page(candidate_or_404(candidate_id)))


@bp.post("/candidates/<uuid:candidate_id>/pause")
@requires(Permission.BUDDIES_RECORD)
def pause(candidate_id: UUID) -> ResponseReturnValue:
    """They want no duo until a day."""
    line, form = candidate_or_404(candidate_id), PauseForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.pause(line.candidate, form.until.data, stamp=form.stamp())
            undo = url_for(".resumption", candidate_id=candidate_id)
            return written(None, to=url_of_candidate(candidate_id), said=_("Paused."), undo=undo)
    return refused("buddies/candidate.html", **candidate_page(candidate_or_404(candidate_id)) | {"pause_form": form})


@bp.post("/candidates/<uuid:candidate_id>/end")
@requires(Permission.BUDDIES_RECORD)
def stopping(candidate_id: UUID) -> ResponseReturnValue:
    """They want no duo any more."""
    line, form = candidate_or_404(candidate_id), ActionForm()
    operations.stop(line.candidate, stamp=form.stamp())
    undo = url_for(".resumption", candidate_id=candidate_id)
    return written(None, to=url_of_candidate(candidate_id), said=_("Stopped."), undo=undo)


@bp.post("/candidates/<uuid:candidate_id>/resumption")
@requires(Permission.BUDDIES_RECORD)
def resumption(candidate_id: UUID) -> ResponseReturnValue:
    """They want a duo after all."""
    line, form = candidate_or_404(candidate_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.take_up_again(line.candidate, stamp=form.stamp())
        return written(None, to=url_of_candidate(candidate_id), said=_("Waits again."))
    page = candidate_page(candidate_or_404(candidate_id)) | {"problems": form.form_errors}
    return refused("buddies/candidate.html", **page)


def _intake_form() -> NewCandidateForm:
    return NewCandidateForm({code: PROGRAMMES[code] for code in queries.programmes()})


def _take_in(form: NewCandidateForm, person: Person) -> UUID:
    """The key of the candidacy. Who is known keeps the languages of before."""
    codes = dict.fromkeys([form.language.data, *person.languages])
    spoken = [Spoken(code, None) for code in list(codes)[:3]]
    return operations.take_in(person, form.programme.data, form.role.data, spoken, stamp=form.stamp()).id


def _drawn(line: CandidateLine) -> StoryForm:
    candidate = line.candidate
    names = ("situation", "bands", "district", "interests", "moments", "runs", "wish", "wish_with")
    values: dict[str, Any] = {name: getattr(candidate, name) for name in names}
    for place, one in zip(("first", "second", "third"), candidate.languages, strict=False):
        values |= {f"{place}_language": one.language, f"{place}_level": one.level}
    values |= {"sex": line.person.sex or "", "country": line.person.country or ""}
    return StoryForm(formdata=None, capacity=str(candidate.capacity), **values)


def _story_page(line: CandidateLine) -> dict[str, Any]:
    return {"line": line, "asked": _asked_of(line)}


def _asked_of(line: CandidateLine) -> list[str]:
    """What is asked of the person beside what is kept of the candidate: who it is if somebody wants a woman or a man;
    and from where newcomers of one programme came, which is counted and nothing else."""
    asked = ["sex"] if queries.needs_sex(line.candidate) else []
    return [*asked, "country"] if (line.programme, line.candidate.role) == COUNTED else asked

"""What the views of duos share: the blueprint, the words of codes, one duo, and its page."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.attendance.messages import PROGRAMMES
from amal_field.buddies import messages, queries, rules
from amal_field.buddies.forms import (
    DecliningForm,
    LeavingForm,
    MatchPauseForm,
    MeetingForm,
    PauseForm,
    ProlongForm,
    closing_form_of,
)
from amal_field.buddies.queries import CandidateLine, MatchLine
from amal_field.buddies.rules.words import ACTIVE, AGREED, NEWCOMER, PROPOSED
from amal_field.people.models import Person
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import refused
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write

SHOWN_IN = {
    "meeting_form": (AGREED, ACTIVE),
    "declining_form": (PROPOSED, AGREED),
    "closing_form": (ACTIVE,),
    "match_pause_form": (ACTIVE,),
    "prolong_form": (ACTIVE,),
}
"""Form → the states of a duo in which its page shows it."""

PLACES = {code: place for place, code in enumerate(messages.SHARED)}
"""In this order what two share is told."""

bp = Blueprint("buddies", __name__, url_prefix="/buddies")


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {
        "programme_names": PROGRAMMES,
        "state_names": messages.STATES,
        "reason_names": messages.REASONS,
        "prolong_names": messages.PROLONG_REASONS,
        "paper_names": messages.PAPERS,
        "kind_names": messages.KINDS,
        "role_names": messages.ROLES,
        "mark_names": messages.MARKS,
        "way_names": messages.WAYS,
        "beat_names": messages.BEATS,
        "second_names": messages.SECOND_REASONS,
        "declined_names": messages.DECLINED_BY,
        "list_names": messages.LISTS,
        "candidate_states": messages.CANDIDATE_STATES,
        "situation_names": messages.SITUATIONS,
        "band_names": messages.BANDS,
        "interest_names": messages.INTERESTS,
        "moment_names": messages.MOMENTS,
        "day_names": messages.DAYS,
        "day_parts": messages.DAY_PARTS,
        "wish_names": messages.WISHES,
        "wish_with_names": messages.WISH_WITH,
        "run_names": messages.RUNS,
        "part_names": messages.PARTS,
        "shared_names": messages.SHARED,
        "hard_names": messages.HARD,
        "left_names": messages.LEFT_OVER,
        "in_order": lambda codes: sorted(codes, key=PLACES.__getitem__) if len(codes) > 1 else codes,
        "outcome_names": messages.OUTCOMES,
        "weeks_of": lambda since: rules.waiting.weeks(since, clock.today()),
    }


@asked_again
def match_or_404(match_id: UUID) -> MatchLine:
    """The duo with this key; for a write once its other writers have ended."""
    found = queries.match_to_change(match_id) if is_write() else queries.match_for(match_id, clock.today())
    return found or abort(404)


@asked_again
def candidate_or_404(candidate_id: UUID) -> CandidateLine:
    """The candidate with this key; for a write once their other writers have ended."""
    return queries.candidate_for(candidate_id, locked=is_write()) or abort(404)


@asked_again
def matches_or_404(*match_ids: UUID) -> list[MatchLine]:
    """The duos with these keys, once their other writers have ended."""
    found = queries.matches_to_change(match_ids)
    return found if len(found) == len(match_ids) else abort(404)


def url_of_candidate(candidate_id: UUID) -> str:
    """The address of their page."""
    return url_for("buddies.candidate", candidate_id=candidate_id)


def candidate_page(line: CandidateLine, second: str | None = None, opened: str | None = None) -> dict[str, Any]:
    """What the page of a candidate shows; `second`: why a newcomer who is in a duo should meet somebody else too;
    `opened`: why not, of whom all names are shown."""
    today = clock.today()
    state = line.state(today)
    may_second = state == queries.MATCHED and line.candidate.role == NEWCOMER
    second = second if may_second and second in messages.CHOSEN_SECOND_REASONS else None
    is_asked = second is not None or state == queries.WAITING
    return {
        "line": line,
        "state": state,
        "may_second": may_second,
        "second": second,
        "chosen_seconds": messages.CHOSEN_SECOND_REASONS,
        "weeks": rules.waiting.weeks(line.candidate.waits_since, today),
        "opened": opened,
        "found": queries.suggestions(line, today, is_second=bool(second), opened=opened) if is_asked else None,
        "pause_form": PauseForm(formdata=None),
        "history": history.of(line.candidate.id, most=20),
        "problems": [],
    }


def url_of(match_id: UUID) -> str:
    """The address of its page."""
    return url_for("buddies.match", match_id=match_id)


def url_in_rhythm(match_id: UUID) -> str:
    """The address of its row among the others, open."""
    return url_for("buddies.rhythm", opened=match_id, _anchor=f"duo-{match_id}")


def url_after(match_id: UUID) -> str:
    """Where a form leads that stands on the page of a duo and in its row: back to where it was."""
    return url_in_rhythm(match_id) if request.form.get("back") == "rhythm" else url_of(match_id)


def refused_at(match_id: UUID, *, problems: Sequence[str] = (), **forms: FieldForm) -> ResponseReturnValue:
    """The page of the duo with what is wrong, read anew; what is wrong with a form that it does not show any more, such
    as when somebody else closed the duo, stands above."""
    line = queries.match_for(match_id, clock.today()) or abort(404)
    hidden = [form for name, form in forms.items() if line.match.state not in SHOWN_IN[name]]
    told = [*problems, *(sentence for form in hidden for sentence in form.sentences)]
    return refused("buddies/match.html", **page(line) | forms | {"problems": told})


def minors_in(people: Sequence[Person]) -> set[UUID]:
    """Who of these is known to be no adult today."""
    return {one.id for one in people if rules.duos.is_minor(one.age_on(clock.today()))}


def page(line: MatchLine) -> dict[str, Any]:
    """What the page of a duo shows."""
    match, today = line.match, clock.today()
    rule, (meetings, met) = line.rule, queries.meetings_of(match)
    return {
        "line": line,
        "match": match,
        "meetings": meetings,
        "met": met,
        "expected": rules.rhythm.expected_meetings(match.started_on, match.planned_end_on, rule.rhythm_days),
        "meeting_form": MeetingForm(formdata=None, met_on=today, minutes=rule.minutes),
        "declining_form": DecliningForm(formdata=None),
        "closing_form": closing_form_of(line.people, formdata=None, closed_on=today),
        "leaving_form": LeavingForm(formdata=None, left_on=today),
        "match_pause_form": MatchPauseForm(formdata=None, from_on=today),
        "prolong_form": ProlongForm(formdata=None),
        "papers": queries.missing_papers(match, minors_in(line.people)) if match.state in (AGREED, ACTIVE) else [],
        "pauses": queries.pauses_of(match) if match.state == ACTIVE else [],
        "earlier": queries.earlier_duos(line),
        "history": history.of(match.id, most=20),
        "problems": [],
    }

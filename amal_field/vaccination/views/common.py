"""What the views of vaccination share: the blueprint, the door, and how a list answers."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance import messages as attendance_messages
from amal_field.looks import messages as look_messages
from amal_field.people import messages as people_messages
from amal_field.permissions import Permission
from amal_field.vaccination import messages
from amal_field.vaccination.operations import door
from amal_field.vaccination.queries import actions as action_queries
from amal_field.vaccination.queries import reference
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.listed import Listed, Visit
from amal_field.vaccination.rules import ages, doses
from amal_field.vaccination.rules.words import BASIC, LOOKING_FOR
from amal_field.web import errors, logs
from amal_field.web.htmx import is_partial, written
from amal_field.web.locale import language
from amal_field.web.sight import asked_again

bp = Blueprint("vaccination", __name__, url_prefix="/vaccination")

SENTENCES = attendance_messages.SENTENCES | people_messages.SENTENCES | messages.SENTENCES


NOTHING_CHOSEN = {"dose": "", "next_month": ""}
"""What stays of a tap that was refused: here nothing."""


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {
        "kind_names": messages.KINDS,
        "ground_names": messages.GROUNDS,
        "came_as_names": messages.CAME_AS,
        "said_by_names": messages.SAID_BY,
        "answer_names": messages.ANSWERS,
        "how_names": messages.HOW_NAMES,
        "consent_names": {code: str(word) for code, word in messages.CONSENT.items()},  # of sixty rows each once
        "reason_names": messages.REASONS,
        "mistake_names": messages.MISTAKES,
        "protects_names": messages.PROTECTS_NAMES,
        "looking_for_names": messages.LOOKING_FOR,
        "known_by_names": messages.KNOWN_BY,
        "ending_names": messages.ENDINGS,
        "said_by_short": messages.SAID_BY_SHORT,
        "left_out_names": messages.LEFT_OUT,
        "look_acts": look_messages.ACTS,
        "may_plan": current_user.is_authenticated and current_user.may(Permission.VACCINATION_PLAN),
    }


@bp.app_template_filter()
def short_month(first: date) -> str:
    """A month as it stands on a pack: 10/2026."""
    return f"{first:%m/%Y}"


@bp.app_template_filter()
def age_told(age: tuple[int, str] | None, spoken: str | None = None) -> str:
    """An age in words, as `rules.ages` tells it. `spoken`: the language in force, where a list has asked for it once."""
    return _age_in(spoken or language(), age)


@lru_cache(maxsize=1024)
def _age_in(_language: str, age: tuple[int, str] | None) -> str:
    return messages.age_words(age)


def demand_duty() -> None:
    """Let nobody pass whose secrecy is not noted: 403, with what to do."""
    _pass(is_bound=action_queries.is_bound(current_user.id, clock.today()))


def _pass(*, is_bound: bool) -> None:
    if not is_bound:
        logs.note_refusal("duty")
        sentence = _("Your secrecy has not been noted yet. Ask the administrator.")
        abort(errors.answer(403, _("This is not yours to open"), sentence))


@asked_again
def action_or_404(action_id: UUID) -> FoundAction:
    """An action that this user may see now, once the door is open to them."""
    found, is_bound = action_queries.action_for(current_user, action_id, now=clock.now())
    _pass(is_bound=is_bound)
    return found or abort(404)


def visit_to(found: FoundAction, act: str = "page") -> Visit:
    """This user looks, on the page at hand, for an action."""
    corrects = current_user.may(Permission.VACCINATION_PLAN)
    return Visit(current_user.id, request.endpoint or "", act, found.action.id, corrects=corrects)


def reason_asked() -> str | None:
    """Why this user looks, where the address says so."""
    reason = request.args.get("reason")
    return reason if reason in LOOKING_FOR else None


def visit_for(reason: str, act: str = "page") -> Visit:
    """This user looks, on the page at hand, for this reason."""
    return Visit(current_user.id, request.endpoint or "", act, None, reason)


def line_or_404(found: FoundAction, line_id: UUID) -> Listed:
    """Somebody on the list of an action."""
    return door.line_of(found.action.id, line_id, visit_to(found)) or abort(404)


def url_of(found: FoundAction, line_id: UUID | None = None, lot: UUID | None = None) -> str:
    """The list of an action, with one line open; `lot`: that was given to its whole household, of whom it says who is
    left."""
    anchor = f"row-{line_id}" if line_id else None
    return url_for("vaccination.action", action_id=found.action.id, line=line_id, lot=lot, _anchor=anchor)


def schedule_of(found: FoundAction, family: Sequence[Listed]) -> dict[UUID, list[ages.Moment]]:
    """What the schedule of the day names up to the age of each minor, the last moment first; an action against covid
    has none."""
    if found.session.kind != BASIC:
        return {}
    named = reference.schedule(found.day)
    return {
        one.line.id: ages.moments(named, one.person.born_on, found.day)
        for one in family
        if one.person.born_on is not None and one.is_minor(found.day)
    }


def panel_of(found: FoundAction, listed: Listed) -> dict[str, Any]:
    """What the panel of one line shows."""
    return acts_of(found, listed) | {"schedule": schedule_of(found, [listed])}


def acts_of(found: FoundAction, listed: Listed, **more: Any) -> dict[str, Any]:
    """What was noted of one line, and what can be done."""
    lots = found.lots_for_taps(clock.now())
    return {
        "found": found,
        "listed": listed,
        "lots": [(lot, doses.proposed_dose(lot.vaccine.protects, listed.doses)) for lot in lots],
        "takes_taps": found.takes_taps(clock.today(), corrects=current_user.may(Permission.VACCINATION_PLAN)),
        "next_months": next_months(found),
        "problems": [],
        "asked": None,
        "kept": NOTHING_CHOSEN,
        **more,
    }


def next_months(found: FoundAction) -> list[date]:
    """The twelve months after that of an action, for another dose."""
    return [found.day.replace(day=1) + relativedelta(months=n) for n in range(1, 13)]


def tapped(found: FoundAction, listed: Listed, *, undo: str | None = None) -> Response:
    """Answer a tap on one line: its row, what can be done next and the counter. What is put right on a list that is
    closed has no undo: it says why, and the whole list is shown anew."""
    if found.action.is_closed or not is_partial():
        undo = None if found.action.is_closed else undo
        return written(None, to=url_of(found, listed.line.id), said=_("Noted."), undo=undo)
    page = acts_of(found, listed) | {"tally": door.tally_of(found.action.id)}
    fragment, to = "vaccination/tapped.fragment.html", url_of(found, listed.line.id)
    return written(fragment, to=to, said=_("Noted."), undo=undo, into="#flash", **page)

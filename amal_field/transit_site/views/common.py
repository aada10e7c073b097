"""What the views of the site share: the blueprint, and the panel of a pitch with which most answers end."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.people.duplicates.newcomers import Doubles, doubles_of
from amal_field.people.messages import REASONS
from amal_field.people.models import Household
from amal_field.people.rules import Newcomer
from amal_field.permissions import Permission
from amal_field.stamp import Stamp
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import DecidingForm
from amal_field.transit_site.forms import measures as measure_forms
from amal_field.transit_site.models import Pitch, Stay
from amal_field.transit_site.paper import statement
from amal_field.transit_site.queries import families, ledger, measures, stay_cards
from amal_field.transit_site.queries import plan as site_plan
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.queries.stay_cards import StayCard
from amal_field.transit_site.rules import Decided, late, plate_shown
from amal_field.web import outbox, submissions
from amal_field.web.forms import ActionForm, FieldForm
from amal_field.web.htmx import is_partial, refused, written
from amal_field.web.unit_of_work import is_write

STAY_PARTS: dict[str, Sequence[tuple[Permission, str, Callable[[Household], dict[str, Any]]]]] = {}
"""Room → what it shows on the page of a stay: who may see it, its template, and the `part` of the template, of the
household."""

bp = Blueprint("transit_site", __name__, url_prefix="/transit-site")


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {
        "to_do_names": messages.TO_DO,
        "mark_names": messages.MARKS,
        "identity_names": messages.IDENTITY_KINDS,
        "departure_names": messages.DEPARTURES,
        "reason_names": REASONS,
        "rule_names": messages.RULES,
        "measure_names": measure_forms.MEASURES,
        "measure_reasons": measure_forms.MEASURE_REASONS,
        "item_names": measure_forms.INSPECTION_ITEMS,
        "moment_names": measure_forms.INSPECTION_MOMENTS,
        "refusal_names": messages.REFUSALS,
        "reservation_states": messages.RESERVATION_STATES,
        "within_names": messages.STAYS_WITHIN,
        "kind_names": messages.MONEY_KINDS,
        "method_names": messages.METHODS,
        "deduction_names": messages.DEDUCTIONS,
        "settled_names": messages.SETTLED,
        "total_names": messages.TOTALS,
        "charge_words": statement.charge_words,
    }


@bp.app_template_filter()
def plate(written: str) -> str:
    """A number plate as it is shown."""
    return plate_shown(written)


def asked_day() -> date:
    """The day that the address names (`?day=2026-11-23`), else today; 404 for what is no day."""
    text = request.args.get("day")
    if not text:
        return clock.today()
    try:
        on = date.fromisoformat(text)
    except ValueError:
        abort(404)
    return on if 2000 <= on.year <= 2200 else abort(404)


def pitch_or_404(number: int) -> Pitch:
    """The pitch with this number."""
    return stay_queries.pitch(number) or abort(404)


def stay_or_404(stay_id: UUID, *, read: Callable[[UUID], Stay | None] = stay_queries.stay) -> Stay:
    """The stay with this key; for a write as the site's other writers leave it."""
    if is_write():
        operations.lock_site_if_needed()
    return read(stay_id) or abort(404)


def open_or_refused(stay_id: UUID) -> Stay:
    """The stay with this key, for a form that only one that goes on can take. Raises `RuleBroken`."""
    stay = stay_or_404(stay_id)
    operations.demand_open(stay)
    return stay


def counting_or_refused(stay_id: UUID) -> Stay:
    """The stay with this key, for a form that none takes that was undone. Raises `RuleBroken`."""
    stay = stay_or_404(stay_id)
    operations.demand_counting(stay)
    return stay


def charged_or_404(stay_id: UUID) -> Stay:
    """The stay with this key, as its account asks for it."""
    return stay_or_404(stay_id, read=stay_queries.charged)


def panel_of(number: int, *, search: str = "") -> dict[str, Any]:
    """All that the panel of a pitch shows: who stands there, or who might come."""
    today = clock.today()
    now = stay_queries.pitch_now(number, today) or abort(404)
    if now.taken:
        cards = stay_cards.cards_on(now.pitch, today, with_money=current_user.may(Permission.SITE_SETTLE))
        return _panel(now.pitch, cards, search) | {"expected": now.expected, "keeping": now.keeping}
    prefer = [reservation.household_id for reservation in now.expected if reservation.household_id]
    known = families.known_families(search, prefer=prefer)
    return _panel(now.pitch, [], search) | {
        "block": now.block,
        "expected": now.expected,
        "keeping": now.keeping,
        "families": known,
        "meant": families.meant(known),
        "debts": ledger.open_debts([family.household_id for family in known]),
        "excluded": measures.excluded([family.household_id for family in known], today),
    }


def _panel(pitch: Pitch, standing: list[StayCard], search: str = "") -> dict[str, Any]:
    return {
        "pitch": pitch,
        "standing": standing,
        "expected": [],
        "keeping": None,
        "on": clock.today(),
        "problems": [],
        "free": [],
        "undecided": None,
        "search": search,
    }


def pitch_changed(number: int, *, said: str, undo: str | None = None, came: Stay | None = None) -> Response:
    """Answer a change on a pitch: its panel as it is now; the plan on the page is told to look again.

    `came`: who has just come there, and is shown as written and not read again."""
    panel: dict[str, Any] = {}
    if is_partial():
        panel = _panel(first_pitch(came), [StayCard(came)]) if came else panel_of(number)
    response = written("transit_site/pitch_changed.fragment.html", to=url_of(number), said=said, undo=undo, **panel)
    return _plan_looks_again(response)


def pitch_refused(number: int, form: FieldForm) -> ResponseReturnValue:
    """Answer a change that a rule refused: the panel with the reason above it, and the pitches that are free. The plan
    on the page may be as old as the tap: it looks again too."""
    context = panel_of(number) | {"problems": form.sentences, "free": free_instead(form)}
    if isinstance(form, DecidingForm) and form.undecided:
        not_asked = form.answers | {submissions.CSRF_FIELD, submissions.FIELD}
        asked = {name: value for name, value in request.form.items() if name not in not_asked}
        context |= {"undecided": form, "asked": asked}
    return _plan_looks_again(make_response(panel_page(refused, context)))


def panel_page(answer: Callable[..., ResponseReturnValue], context: dict[str, Any]) -> ResponseReturnValue:
    """Answer the panel of a pitch, for a whole page beside the plan, on which its tile is marked."""
    if not is_partial():
        context = board(context["pitch"].number) | context
    return answer("transit_site/plan.html", partial="transit_site/_pitch_panel.html", **context)


def board(opened: int | None = None) -> dict[str, Any]:
    """The site plan as it is now, with the words of its states; `opened`: the pitch whose panel stands beside it."""
    states = {state: (str(letter), str(name)) for state, (letter, name) in messages.STATES.items()}
    return {"plan": site_plan.plan(clock.today()), "states": states, "opened": opened}


def asked_doubles(newcomers: Sequence[Newcomer], *, phone: str | None = None) -> Doubles:
    """Those of whom is asked whether a newcomer is one. Told late nobody is asked: they come on a list."""
    return {} if outbox.is_late() else doubles_of(current_user, newcomers, phone=phone)


def decided_in(form: DecidingForm) -> Decided | None:
    """The named decision in a form, where its sender may take one."""
    return form.decided() if current_user.may(Permission.SITE_DECIDE) else None


def free_instead(form: FieldForm) -> list[int]:
    """Where else a family could stand, where their pitch has just been taken."""
    return stay_queries.free_numbers() if form.broken in late.ON_PITCH else []


def press(
    number: int, operation: Callable[[Stamp], object], *, said: str, undo: str | None = None
) -> ResponseReturnValue:
    """Do what a button of a pitch's panel says, or say why not."""
    form = ActionForm()
    with form.refusals(messages.SENTENCES):
        operation(form.stamp())
        return pitch_changed(number, said=said, undo=undo)
    return pitch_refused(number, form)


def url_of(number: int) -> str:
    """The page of a pitch."""
    return url_for("transit_site.pitch", number=number)


def number_of(stay: Stay) -> int:
    """The number of the first pitch of a stay: where its panel is shown."""
    return first_pitch(stay).number


def page_after(stay: Stay) -> str:
    """Where a form about a stay leads: its panel on the plan, or its own page once it has ended."""
    return url_of(number_of(stay)) if stay.is_open else url_for("transit_site.stay", stay_id=stay.id)


def first_pitch(stay: Stay) -> Pitch:
    """The first pitch on which a stay stands or stood."""
    return (stay.standing_pitches or stay.pitches)[0].pitch


def _plan_looks_again(response: Response) -> Response:
    response.headers["HX-Trigger"] = '{"site-changed": {"target": "#plan"}}'
    return response

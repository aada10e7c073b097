"""The page of a list, which more than one view answers."""

from typing import Any
from uuid import UUID

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.people import messages as people_messages
from amal_field.vaccination.forms import WalkInForm
from amal_field.vaccination.operations import door, outcomes
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.listed import Listed, tally_from
from amal_field.vaccination.views.common import (
    NOTHING_CHOSEN,
    action_or_404,
    acts_of,
    panel_of,
    schedule_of,
    url_of,
    visit_to,
)
from amal_field.web import errors
from amal_field.web.addresses import key_in
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import is_partial, refused


def list_refused(action_id: UUID, form: FieldForm) -> ResponseReturnValue:
    """Answer what a rule refused: the reason above the list, as it is now."""
    return refused("vaccination/action.html", **page_of(action_or_404(action_id)) | {"problems": form.sentences})


def tap_refused(action_id: UUID, line_id: UUID, form: FieldForm, asked: Any = None) -> ResponseReturnValue:
    """Answer a tap that a rule refused: the panel with the reason, as the line is now, and what was chosen; where there
    is no such line any more, the list."""
    found, sentences = action_or_404(action_id), list(dict.fromkeys(form.sentences))
    listed = door.line_of(found.action.id, line_id, visit_to(found))
    if listed is None:
        if not sentences:
            abort(404)
        return errors.answer(422, _("Nothing was noted"), sentences[0], back=url_of(found))
    kept = {name: form[name]._value() if name in form else "" for name in NOTHING_CHOSEN}
    page = acts_of(found, listed, problems=sentences, asked=asked, kept=kept)
    if is_partial():
        return refused("", partial="vaccination/refused.fragment.html", **page)
    return refused("vaccination/line.html", **page, schedule=schedule_of(found, [listed]))


def page_of(found: FoundAction) -> dict[str, Any]:
    """All that the page of a list shows."""
    asked, lots = key_in(request.args.get("line")), found.lots_for_taps(clock.now())
    lot = next((one for one in lots if str(one.today.id) == request.args.get("lot")), None)
    families, whole = door.list_page(
        found.action.id, found.day, visit_to(found), opened=asked, with_family=lot is not None
    )
    opened = next((one for one in whole if one.line.id == asked), None)
    return {
        "found": found,
        "families": families,
        "lots": lots,
        "tally": tally_from([row for family in families for row in family.rows]),
        "opened": opened and panel_of(found, opened),
        "left_out": outcomes.left_of(found, whole, lot) if lot else [],
        "takes_taps": found.takes_taps(clock.today()),
        "walk_in": WalkInForm(formdata=None),
        "people_reasons": people_messages.REASONS,
        "problems": [],
        "version": version_of(found),
    }


def families_of(listed: list[Listed]) -> list[tuple[Any, list[Listed]]]:
    """The list on paper by household, in the order of the numbers; who has none stands alone."""
    families: dict[Any, tuple[Any, list[Listed]]] = {}
    for one in listed:
        families.setdefault(one.line.household_id or one.line.id, (one.household, []))[1].append(one)
    return list(families.values())


def version_of(found: FoundAction) -> str:
    """Changes with the list; what stands behind the dot, with all else that the page shows."""
    shut = found.action.is_closed or found.session.is_called_off
    return f"{found.action.revision}.{clock.today():%d}{'-' if shut else ''}"

"""Who is to help at a series, or at one session."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.attendance.models import GroupSession, Series
from amal_field.people import operations as people_operations
from amal_field.people.duplicates.newcomers import doubles_of, undecided
from amal_field.people.messages import REASONS
from amal_field.permissions import Permission
from amal_field.planning import operations
from amal_field.planning.forms import HelperForm
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.views.common import SENTENCES, bp, series_or_404, session_or_404
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written

OWNERS: dict[str, Callable[[UUID], Any]] = {"series": series_or_404, "sessions": session_or_404}


@bp.get("/<any(series, sessions):kind>/<uuid:owner_id>/helpers")
@requires(Permission.PLANNING_OPEN)
def helpers(kind: str, owner_id: UUID) -> ResponseReturnValue:
    return show("planning/helpers.html", **_page(kind, owner_id, HelperForm(formdata=None)))


@bp.post("/<any(series, sessions):kind>/<uuid:owner_id>/helpers")
@requires(Permission.PLANNING_OPEN)
def helping(kind: str, owner_id: UUID) -> ResponseReturnValue:
    """Somebody helps: a volunteer of the list, or a new one."""
    owner, form = OWNERS[kind](owner_id)[0], HelperForm()
    doubles = doubles_of(current_user, form.new_people())
    left = undecided(doubles, form.who_is_same(), form.who_is_different())
    if form.validate() and not left:
        with form.refusals(SENTENCES):
            stamp = form.stamp()
            if form.person.data:
                person = plan_queries.possible_helper(form.person.data) or abort(404)
                operations.ask_to_help(owner, person, stamp=stamp)
            else:
                received = people_operations.receive([form.newcomer], doubles, form.who_is_same(), stamp=stamp)
                person = received.persons[0]
                operations.ask_volunteer(owner, person, stamp=stamp)
            undo = url_for(".release", kind=kind, owner_id=owner_id, person_id=person.id)
            return written(None, to=_url_of(owner), said=_("%(name)s helps.", name=person.name), undo=undo)
    return refused("planning/helpers.html", **_page(kind, owner_id, form) | {"doubles": left})


@bp.post("/<any(series, sessions):kind>/<uuid:owner_id>/helpers/<uuid:person_id>/release")
@requires(Permission.PLANNING_OPEN)
def release(kind: str, owner_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Somebody helps no more."""
    owner = OWNERS[kind](owner_id)[0]
    person = plan_queries.possible_helper(person_id) or abort(404)
    operations.release_helper(owner, person, stamp=ActionForm().stamp())
    return written(None, to=_url_of(owner), said=_("%(name)s helps no more.", name=person.name))


def _url_of(owner: Series | GroupSession) -> str:
    if isinstance(owner, Series):
        return url_for("planning.series", series_id=owner.id)
    return url_for("planning.session", session_id=owner.id)


def _page(kind: str, owner_id: UUID, form: HelperForm) -> dict[str, Any]:
    owner, programme, *_rest = OWNERS[kind](owner_id)
    search = request.args.get("q", "")[:100]
    chosen = [helper.id for helper in plan_queries.helpers_of(owner)]
    return {
        "kind": kind,
        "owner": owner,
        "programme": programme,
        "back": _url_of(owner),
        "search": search,
        "possible": plan_queries.possible_helpers(search, without=chosen),
        "form": form,
        "doubles": {},
        "reason_names": REASONS,
    }

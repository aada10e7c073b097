"""Lists of referrals: the destinations with their numbers, those to one, those without news, and those to care."""

from typing import Any
from uuid import UUID

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.looks.operations import NewLook, looked
from amal_field.organisations import queries as organisation_queries
from amal_field.organisations.models import Organisation
from amal_field.permissions import Permission
from amal_field.referrals import rules
from amal_field.referrals.operations import health
from amal_field.referrals.paper import lists as paper
from amal_field.referrals.queries import lists as queries
from amal_field.referrals.queries import referrals
from amal_field.referrals.queries.referrals import ReferralLine
from amal_field.referrals.views.common import bp, reader, sees_care, sees_others, state_asked
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked
from amal_field.web.downloads import list_file
from amal_field.web.htmx import show


@bp.get("")
@requires(Permission.REFERRALS_SEE)
def destinations() -> ResponseReturnValue:
    """Every destination with its numbers, by state."""
    return show(
        "referrals/destinations.html",
        lines=queries.destinations(current_user),
        care=health.numbers(current_user) if sees_care() else {},
        sees_care=sees_care(),
        sees_others=sees_others(),
    )


@bp.get("/quiet")
@requires(Permission.REFERRALS_FOLLOW)
def quiet() -> ResponseReturnValue:
    """Those of which nothing was heard for long."""
    rows, more = queries.quiet(current_user, clock.today(), page=page_asked())
    return show("referrals/quiet.html", **_quiet(rows, more, is_care=False))


@bp.get("/care/quiet")
@requires(Permission.REFERRALS_CARE)
def care_quiet() -> ResponseReturnValue:
    """The same of those to care."""
    rows, more = health.quiet(reader(rules.FOLLOWING), clock.today(), page=page_asked())
    return show("referrals/quiet.html", **_quiet(rows, more, is_care=True))


@bp.get("/destinations/<uuid:organisation_id>")
@requires(Permission.REFERRALS_FOLLOW)
def destination(organisation_id: UUID) -> ResponseReturnValue:
    """Those to one destination."""
    organisation = _organisation_or_404(organisation_id)
    rows, more = queries.to_destination(current_user, organisation_id, state_asked(), page=page_asked())
    return show("referrals/destination.html", **_list(rows, more, organisation))


@bp.get("/destinations/<uuid:organisation_id>/list")
@requires(Permission.REFERRALS_FOLLOW)
def destination_list(organisation_id: UUID) -> ResponseReturnValue:
    """The same on paper."""
    organisation = _organisation_or_404(organisation_id)
    rows = _all_of(organisation_id, "print")
    return show("referrals/list.html", **_list(rows, False, organisation))


@bp.get("/destinations/<uuid:organisation_id>/list.xlsx")
@requires(Permission.REFERRALS_FOLLOW)
def destination_sheet(organisation_id: UUID) -> Response:
    """The same as a spreadsheet."""
    _organisation_or_404(organisation_id)
    return _sheet(_all_of(organisation_id, "export"))


@bp.get("/care")
@requires(Permission.REFERRALS_CARE)
def care() -> ResponseReturnValue:
    """Those to care."""
    rows, more = health.listed(reader(rules.FOLLOWING), state_asked(), page=page_asked())
    return show("referrals/destination.html", **_list(rows, more, None))


@bp.get("/care/list")
@requires(Permission.REFERRALS_CARE)
def care_list() -> ResponseReturnValue:
    """The same on paper."""
    rows, _more = health.listed(reader(rules.EXPORT, "print"), state_asked(), page=None)
    return show("referrals/list.html", **_list(rows, False, None))


@bp.get("/care/list.xlsx")
@requires(Permission.REFERRALS_CARE)
def care_sheet() -> Response:
    """The same as a spreadsheet."""
    rows, _more = health.listed(reader(rules.EXPORT, "export"), state_asked(), page=None)
    return _sheet(rows)


def _organisation_or_404(organisation_id: UUID) -> Organisation:
    """A destination for whoever sees referrals to it."""
    found = organisation_queries.organisation(organisation_id, locked=False) if sees_others() else None
    return found or abort(404)


def _all_of(organisation_id: UUID, act: str) -> list[ReferralLine]:
    """All to one destination, for paper or a file with names, which the log of looks keeps."""
    rows, _more = queries.to_destination(current_user, organisation_id, state_asked(), page=None)
    if rows:
        looked(NewLook("people", act, request.endpoint, referrals.person_ids_of(rows)), current_user.id)
    return rows


def _sheet(rows: list[ReferralLine]) -> Response:
    return list_file(paper.referrals_sheet(rows), "doorverwijzingen", state=state_asked(), **(request.view_args or {}))


def _list(rows: list[ReferralLine], more: bool, organisation: Organisation | None) -> dict[str, Any]:
    return {
        "rows": rows,
        "more": more,
        "page": page_asked(),
        "state": state_asked(),
        "organisation": organisation,
    }


def _quiet(rows: list[ReferralLine], more: bool, *, is_care: bool) -> dict[str, Any]:
    return {
        "rows": rows,
        "more": more,
        "page": page_asked(),
        "is_care": is_care,
        "sees_care": sees_care(),
        "sees_others": sees_others(),
        "asked": rules.ASKED,
    }

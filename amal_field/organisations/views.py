"""The pages of organisations: their list, one of them, and the list on paper."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock, workbook
from amal_field.accounts.offers import history
from amal_field.organisations import messages, operations, paper, queries, rules
from amal_field.organisations.forms import COLUMNS, ActionForm, OrganisationForm, RetirementForm
from amal_field.organisations.models import Organisation
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write

bp = Blueprint("organisations", __name__, url_prefix="/organisations")

LAST_PAGE = 10_000


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {"kind_names": messages.KINDS}


@bp.get("")
@requires(Permission.ORGANISATIONS_SEE)
def organisations() -> ResponseReturnValue:
    """All organisations, found by name and kind."""
    page = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    rows, more = queries.organisations(**_asked(), page=page)
    shown = {"rows": rows, "more": more, "page": page, "search": _search()}
    return show("organisations/organisations.html", partial="organisations/_organisations.html", **shown)


@bp.get("/list")
@requires(Permission.ORGANISATIONS_SEE)
def organisation_list() -> ResponseReturnValue:
    """The same list on paper."""
    return show("organisations/organisation_list.html", rows=queries.whole_list(**_asked()), search=_search())


@bp.get("/list.xlsx")
@requires(Permission.ORGANISATIONS_SEE)
def sheet() -> Response:
    """The same list as a spreadsheet."""
    content = paper.workbook(queries.whole_list(**_asked()), messages.KINDS)
    attached = {"Content-Disposition": 'attachment; filename="organisaties.xlsx"'}
    return Response(content, mimetype=workbook.TYPE, headers=attached)


@bp.get("/new")
@requires(Permission.ORGANISATIONS_RECORD)
def addition_form() -> ResponseReturnValue:
    """A form for one more; what was looked for stands in it."""
    search = _search()
    form = OrganisationForm(formdata=None, name=search["q"], kind=search["kind"] or "")
    return show("organisations/addition.html", form=form, known=None)


@bp.post("")
@requires(Permission.ORGANISATIONS_RECORD)
def addition() -> ResponseReturnValue:
    form = OrganisationForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            made = operations.add_organisation(form.values(), stamp=form.stamp())
            undo = url_for(".addition_cancellation", organisation_id=made.id)
            return written(None, to=_url_of(made.id), said=_("%(name)s is added.", name=made.name), undo=undo)
    return refused("organisations/addition.html", form=form, known=_known(form))


@bp.post("/<uuid:organisation_id>/cancellation")
@requires(Permission.ORGANISATIONS_RECORD)
def addition_cancellation(organisation_id: UUID) -> ResponseReturnValue:
    """It was added by mistake."""
    organisation = queries.organisation(organisation_id, locked=True) or abort(404)
    form = ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.cancel_organisation(organisation, stamp=form.stamp())
        return written(None, to=url_for(".organisations"), said=_("%(name)s is taken out.", name=organisation.name))
    return refused(
        "organisations/organisation.html", **_page(_or_404(organisation_id)) | {"problems": form.form_errors}
    )


@bp.get("/<uuid:organisation_id>")
@requires(Permission.ORGANISATIONS_SEE)
def organisation(organisation_id: UUID) -> ResponseReturnValue:
    """One organisation, with what points to it."""
    return show("organisations/organisation.html", **_page(_or_404(organisation_id)))


@bp.post("/<uuid:organisation_id>")
@requires(Permission.ORGANISATIONS_RECORD)
def correction(organisation_id: UUID) -> ResponseReturnValue:
    """Write what is known of it better."""
    organisation, form = _or_404(organisation_id), OrganisationForm()
    if form.validate() and form.merge(_form_of(organisation)):
        with form.refusals(messages.SENTENCES):
            operations.correct_organisation(organisation, form.values(), stamp=form.stamp())
            return written(None, to=_url_of(organisation_id), said=_("Corrected."))
    page = _page(_or_404(organisation_id)) | {"form": form, "known": _known(form)}
    return refused("organisations/organisation.html", **page)


@bp.post("/<uuid:organisation_id>/retirement")
@requires(Permission.ORGANISATIONS_RECORD)
def retirement(organisation_id: UUID) -> ResponseReturnValue:
    """Send nobody there any more."""
    organisation, form = _or_404(organisation_id), RetirementForm()
    if form.validate():
        operations.retire_organisation(organisation, form.retired_on.data, stamp=form.stamp())
        undo = url_for(".retirement_cancellation", organisation_id=organisation_id)
        said = _("%(name)s is retired.", name=organisation.name)
        return written(None, to=_url_of(organisation_id), said=said, undo=undo)
    return refused("organisations/organisation.html", **_page(_or_404(organisation_id)) | {"retirement_form": form})


@bp.post("/<uuid:organisation_id>/retirement/cancellation")
@requires(Permission.ORGANISATIONS_RECORD)
def retirement_cancellation(organisation_id: UUID) -> ResponseReturnValue:
    """Send people there again."""
    organisation, form = _or_404(organisation_id), ActionForm()
    operations.take_organisation_back(organisation, stamp=form.stamp())
    return written(None, to=_url_of(organisation_id), said=_("%(name)s is in use again.", name=organisation.name))


def _search() -> dict[str, Any]:
    """What the address asks for: `q`, `kind`, and whether the retired ones are `all` there."""
    kind = request.args.get("kind")
    return {
        "q": (request.args.get("q") or "").replace("\x00", "").strip()[:100] or None,
        "kind": kind if kind in rules.KINDS else None,
        "all": "yes" if request.args.get("all") else None,
    }


def _asked() -> dict[str, Any]:
    search = _search()
    open_on: date | None = None if search["all"] else clock.today()
    return {"typed": search["q"] or "", "kind": search["kind"], "open_on": open_on}


def _or_404(organisation_id: UUID) -> Organisation:
    organisation = queries.organisation(organisation_id, locked=is_write())
    return organisation if organisation is not None and organisation.stands else abort(404)


def _known(form: OrganisationForm) -> Organisation | None:
    """The one that has this name already, where that is why the form was refused."""
    return queries.namesake(form.name.data, form.kind.data) if form.broken == "organisation_known" else None


def _url_of(organisation_id: UUID) -> str:
    return url_for("organisations.organisation", organisation_id=organisation_id)


def _form_of(organisation: Organisation) -> OrganisationForm:
    return OrganisationForm.drawn(**{name: getattr(organisation, name) for name in COLUMNS})


def _page(organisation: Organisation) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "parts": queries.pointing(current_user, organisation),
        "form": _form_of(organisation),
        "known": None,
        "problems": [],
        "retirement_form": RetirementForm(formdata=None, retired_on=clock.today()),
        "history": history.of(organisation.id, most=20),
    }

"""The pages of organisations: their list, one of them, and the list on paper."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.organisations import messages, operations, paper, queries, rules
from amal_field.organisations.forms import COLUMNS, MergingForm, OrganisationForm, RetirementForm
from amal_field.organisations.models import Organisation
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, page_asked
from amal_field.web.downloads import list_file
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write

bp = Blueprint("organisations", __name__, url_prefix="/organisations")


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {"kind_names": messages.KINDS}


@bp.get("")
@requires(Permission.ORGANISATIONS_SEE)
def organisations() -> ResponseReturnValue:
    """All organisations, found by name and kind."""
    page = page_asked()
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
    rows = queries.whole_list(**_asked())
    return list_file(paper.sheet_of(rows, messages.KINDS), "organisaties", **_search() | {"q": None})


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
    """One organisation, with what points to it; of one that went into another, that other."""
    organisation = queries.organisation(organisation_id, locked=False)
    if organisation is not None and organisation.stands:
        return show("organisations/organisation.html", **_page(organisation))
    return redirect(_url_of(queries.merged_into(organisation_id) or abort(404)))


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


@bp.get("/<uuid:organisation_id>/merging")
@requires(Permission.ORGANISATIONS_RECORD)
def merging_form(organisation_id: UUID) -> ResponseReturnValue:
    """Choose the organisation whose double this one is."""
    return show("organisations/merging.html", **_merging_page(organisation_id))


@bp.post("/<uuid:organisation_id>/merging")
@requires(Permission.ORGANISATIONS_RECORD)
def merging(organisation_id: UUID) -> ResponseReturnValue:
    """Let this one go into another, with all that points to it."""
    form = MergingForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            both = queries.pair(organisation_id, form.into.data) or abort(404)
            made = operations.merge_organisations(*both, stamp=form.stamp())
            said = _("%(name)s went into %(other)s.", name=both[0].name, other=both[1].name)
            undo = url_for(".merging_cancellation", organisation_merge_id=made.id)
            return written(None, to=_url_of(made.organisation_id), said=said, undo=undo)
    return refused("organisations/merging.html", **_merging_page(organisation_id) | {"problems": form.sentences})


@bp.post("/merges/<uuid:organisation_merge_id>/cancellation")
@requires(Permission.ORGANISATIONS_RECORD)
def merging_cancellation(organisation_merge_id: UUID) -> ResponseReturnValue:
    """They are two organisations after all."""
    merge, form = queries.merge(organisation_merge_id) or abort(404), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.take_merge_back(merge, stamp=form.stamp())
        said = _("%(name)s stands by itself again.", name=merge.duplicate.name)
        return written(None, to=_url_of(merge.duplicate_id), said=said)
    page = _page(_where_now(merge.organisation_id)) | {"problems": form.form_errors}
    return refused("organisations/organisation.html", **page)


def _where_now(organisation_id: UUID) -> Organisation:
    """The organisation, or that into which it went since."""
    into = queries.merged_into(organisation_id)
    return _where_now(into) if into else _or_404(organisation_id)


def _merging_page(organisation_id: UUID) -> dict[str, Any]:
    organisation, typed = _or_404(organisation_id), _search()["q"] or ""
    others = queries.likely_same(organisation, typed)
    return {"organisation": organisation, "others": others, "typed": typed, "problems": []}


def _search() -> dict[str, Any]:
    """What the address asks for: `q`, `kind`, and whether the retired ones are `all` there."""
    kind = request.args.get("kind")
    return {
        "q": chosen("q"),
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
        "merges": queries.merges_into(organisation.id),
        "problems": [],
        "retirement_form": RetirementForm(formdata=None, retired_on=clock.today()),
        "history": history.of(organisation.id, most=20),
    }

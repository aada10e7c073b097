"""Minors who came without a parent: who is to be reported, and what was noted of it."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.dated_settings.queries import setting
from amal_field.permissions import Permission
from amal_field.reception_desk import operations
from amal_field.reception_desk.forms.minors import GuardianshipForm
from amal_field.reception_desk.paper import lists as paper
from amal_field.reception_desk.queries import minors as queries
from amal_field.reception_desk.rules.registration import GUARDIANSHIP_PHONE, MINOR_STATES
from amal_field.reception_desk.views.common import SENTENCES, bp, file_or_404, look, why
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked
from amal_field.web.downloads import asked_as, list_file
from amal_field.web.htmx import refused, show, written


@bp.get("/minors")
@requires(Permission.MINORS_SEE)
def minors() -> ResponseReturnValue:
    """Who came without a parent, what is open first, of one year or of all."""
    page, today = None if asked_as() else page_asked(), clock.today()
    year = request.args.get("year", type=int)
    years = queries.years(today)
    year = year if year in years else None
    lines, more = queries.minors(today, year, page)
    look([line.file.person_id for line in lines], "export" if asked_as() else "page", "list")
    if asked_as():
        return list_file(paper.minors_sheet(lines), "minderjarigen", year=year)
    return show(
        "reception_desk/minors.html",
        lines=lines,
        more=more,
        page=page,
        year=year,
        years=years,
        counts=queries.counts(today, year),
        states=MINOR_STATES,
    )


@bp.get("/minors/<uuid:file_id>")
@requires(Permission.MINORS_SEE)
def guardianship_form(file_id: UUID) -> ResponseReturnValue:
    """What is to be done for one minor, and what is known of it."""
    line = _minor_or_404(file_id)
    look([line.file.person_id], "page", why())
    return show("reception_desk/minor.html", **_page(line, _drawn(line)))


@bp.post("/minors/<uuid:file_id>")
@requires(Permission.MINORS_SEE)
def guardianship(file_id: UUID) -> ResponseReturnValue:
    """Note that the minor was reported, or who the guardian is."""
    file_or_404(file_id)
    line, form = _minor_or_404(file_id), GuardianshipForm()
    if form.validate():
        with form.refusals(SENTENCES):
            if form.merge(_drawn(line)):
                operations.guardianships.note_guardianship(
                    line.file, line.guardianship, form.values(), stamp=form.stamp()
                )
                return written(None, to=url_for(".guardianship_form", file_id=file_id), said=_("Noted."))
    look([line.file.person_id], "answer", "file")
    return refused("reception_desk/minor.html", **_page(_minor_or_404(file_id), form))


def _minor_or_404(file_id: UUID) -> queries.Minor:
    return queries.minor(file_id, clock.today()) or abort(404)


def _drawn(line: queries.Minor) -> GuardianshipForm:
    known = line.guardianship
    names = ("reported_on", "reported_how", "reported_by", "guardian", "guardian_phone", "guardian_since")
    values = {name: getattr(known, name) for name in names} if known else {"reported_by": current_user.name}
    return GuardianshipForm.drawn(**values | {"reported_how": (known and known.reported_how) or ""})


def _page(line: queries.Minor, form: GuardianshipForm) -> dict[str, Any]:
    return {"line": line, "form": form, "phone": setting(GUARDIANSHIP_PHONE, clock.today())}

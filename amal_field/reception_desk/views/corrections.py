"""What is known better of a file, and another status of protection."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.reception_desk import operations
from amal_field.reception_desk.forms.corrections import FileForm, StatusForm
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.operations.registration import NewStatus, add_status
from amal_field.reception_desk.queries.registrations import home_of, status_for, statuses_of
from amal_field.reception_desk.rules.registration import check_status
from amal_field.reception_desk.views.common import SENTENCES, bp, file_or_404, look, url_of_household
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written

PAGE = "reception_desk/correction.html"


@bp.get("/files/<uuid:file_id>/correction")
@requires(Permission.DESK_RECORD)
def file_correction_form(file_id: UUID) -> ResponseReturnValue:
    """What the file tells, and the statuses of the person."""
    file = file_or_404(file_id)
    return show(PAGE, **_page(file))


@bp.post("/files/<uuid:file_id>/correction")
@requires(Permission.DESK_RECORD)
def file_correction(file_id: UUID) -> ResponseReturnValue:
    file, form = file_or_404(file_id), FileForm()
    if form.validate():
        with form.refusals(SENTENCES):
            if form.merge(_drawn(file)):
                values = form.values(file.person.birth)
                operations.corrections.correct_file(file, values, stamp=form.stamp())
                return written(None, to=_home(file), said=_("Corrected."))
    return refused(PAGE, **_page(file_or_404(file_id)) | {"form": form})


@bp.post("/files/<uuid:file_id>/statuses")
@requires(Permission.DESK_RECORD)
def status(file_id: UUID) -> ResponseReturnValue:
    """Another status of protection."""
    file, form = file_or_404(file_id), StatusForm()
    if form.validate():
        with form.refusals(SENTENCES):
            check_status(form.status.data, form.since.data, form.until.data, today=clock.today())
            told = NewStatus(form.status.data, form.since.data, form.until.data)
            row = add_status(file, told, stamp=form.stamp())
            undo = url_for(".status_cancellation", file_id=file_id, status_id=row.id)
            return written(None, to=_home(file), said=_("Noted."), undo=undo)
    return refused(PAGE, **_page(file_or_404(file_id)) | {"status_form": form})


@bp.post("/files/<uuid:file_id>/statuses/<uuid:status_id>/cancellation")
@requires(Permission.DESK_RECORD)
def status_cancellation(file_id: UUID, status_id: UUID) -> ResponseReturnValue:
    """The status was noted by mistake."""
    file, form, row = file_or_404(file_id), ActionForm(), status_for(status_id)
    if row is None or row.person_id != file.person_id:
        abort(404)
    with form.refusals(SENTENCES):
        operations.corrections.cancel_status(file, row, stamp=form.stamp())
    return written(None, to=_home(file), said=_("Undone."))


def _drawn(file: DeskFile) -> FileForm:
    needs = {True: "yes", False: "no", None: ""}[file.needs_interpreter]
    return FileForm.drawn(
        arrived_on=file.arrived_on,
        belgium_on=file.belgium_on,
        address_kind=file.address_kind or "unknown",
        companion=file.companion or "",
        interpreter=needs,
    )


def _page(file: DeskFile) -> dict[str, Any]:
    look([file.person_id], "page", "file")
    return {
        "file": file,
        "back": _home(file),
        "form": _drawn(file),
        "status_form": StatusForm(formdata=None, since=clock.today()),
        "statuses": statuses_of([file.person_id])[file.person_id],
    }


def _home(file: DeskFile) -> str:
    home = home_of(file.person_id)
    return url_of_household(home) if home else url_for(".person_file", person_id=file.person_id)

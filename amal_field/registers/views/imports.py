"""The pages of imports: choose files, see what they would do, let it be stored."""

from collections import defaultdict
from pathlib import PurePath
from typing import Any
from uuid import UUID

from flask import Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.harmless import without_harm
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers import background, messages, paper, queries
from amal_field.registers.forms import ConfirmationForm, UploadForm
from amal_field.registers.importing.kept_report import HIDDEN, all_registers, sentence_of, sentences
from amal_field.registers.models import ImportJob
from amal_field.registers.operations import jobs
from amal_field.registers.rules import MOST_BYTES, MOST_FILES, READY, WAITING
from amal_field.registers.views.common import bp
from amal_field.web.access import leaves_no_draft, requires
from amal_field.web.addresses import page_asked
from amal_field.web.downloads import download
from amal_field.web.htmx import is_poll, refused, show, unchanged, with_version, written
from amal_field.web.unit_of_work import takes_files

MOST_SHOWN = 50
"""Rows of a kind that a page shows; the others are counted, and stand in the spreadsheet."""


@bp.get("/imports")
@requires(Permission.REGISTERS_MOVE)
def imports() -> ResponseReturnValue:
    """Choose files; and what was taken over before."""
    return show("registers/imports.html", **_list(UploadForm(formdata=None)))


@bp.post("/imports")
@requires(Permission.REGISTERS_MOVE)
@takes_files(MOST_BYTES)
@leaves_no_draft
def upload() -> ResponseReturnValue:
    """Take the files in; a thread reads them."""
    form = UploadForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            job = jobs.upload(_sent(), stamp=form.stamp())
            return written(None, to=url_for(".job", import_id=job.id))
    return refused("registers/imports.html", **_list(form))


@bp.get("/imports/<uuid:import_id>")
@requires(Permission.REGISTERS_MOVE)
def job(import_id: UUID) -> ResponseReturnValue:
    """How far an import is, what it would do, what it did."""
    found = queries.job(import_id) or abort(404)
    if found.state in WAITING:
        background.wake()
    version = _version(found)
    if is_poll() and (same := unchanged(version)):
        return same
    page = _page(found, ConfirmationForm(formdata=None, digest=found.digest or ""))
    return with_version(show("registers/import.html", partial="registers/_import.html", **page), version)


@bp.post("/imports/<uuid:import_id>/confirmation")
@requires(Permission.REGISTERS_MOVE)
@takes_files(MOST_BYTES)
@leaves_no_draft
def confirmation(import_id: UUID) -> ResponseReturnValue:
    """Let it be stored."""
    form, found = ConfirmationForm(), _locked(import_id)
    with form.refusals(messages.SENTENCES):
        jobs.confirm(found, form.digest.data or "", _sent(), stamp=form.stamp())
        return written(None, to=url_for(".job", import_id=import_id))
    shown = queries.job(import_id) or abort(404)
    form.digest.data = shown.digest or ""
    return refused("registers/import.html", **_page(shown, form))


@bp.post("/imports/<uuid:import_id>/again")
@requires(Permission.REGISTERS_MOVE)
def again(import_id: UUID) -> ResponseReturnValue:
    """Do it again, after it was interrupted."""
    jobs.do_again(_locked(import_id), stamp=UploadForm().stamp())
    return written(None, to=url_for(".job", import_id=import_id))


@bp.post("/imports/<uuid:import_id>/discarding")
@requires(Permission.REGISTERS_MOVE)
def discarding(import_id: UUID) -> ResponseReturnValue:
    """Give it up."""
    jobs.discard(_locked(import_id), stamp=UploadForm().stamp())
    return written(None, to=url_for(".imports"), said=_("Nothing of these files was stored."))


@bp.get("/imports/<uuid:import_id>/errors.xlsx")
@requires(Permission.REGISTERS_MOVE)
def errors_sheet(import_id: UUID) -> Response:
    """Every error as a spreadsheet."""
    found = queries.job(import_id) or abort(404)
    return download(paper.errors_workbook(_told((found.report or {}).get("problems", ()))), "fouten.xlsx")


@bp.get("/empty.xlsx")
@requires(Permission.REGISTERS_MOVE)
def empty_sheet() -> Response:
    """Every register with no row, to be filled in."""
    return download(paper.empty_workbook(all_registers()), "registers.xlsx")


def _sent() -> list[tuple[str, bytes]]:
    """The files that were sent, under their own names."""
    files = [file for file in request.files.getlist("files") if file.filename]
    if len(files) > MOST_FILES:
        raise RuleBroken("import_many_files", most=MOST_FILES)
    names = [PurePath(file.filename.replace("\\", "/")).name for file in files]
    return [(without_harm(name)[:200] or "?", file.read()) for name, file in zip(names, files, strict=True)]


def _locked(import_id: UUID) -> ImportJob:
    return queries.job(import_id, locked=True) or abort(404)


def _list(form: UploadForm) -> dict[str, Any]:
    page = page_asked()
    rows, more = queries.imports(page)
    return {"form": form, "rows": rows, "more": more, "page": page}


def _version(found: ImportJob) -> str:
    return f"{found.state}.{found.step}.{found.done}.{found.is_interrupted(clock.now())}"


def _page(found: ImportJob, form: ConfirmationForm) -> dict[str, Any]:
    report = found.report or {}
    groups = defaultdict(list)
    for entry in _told(report.get("problems", ())):
        groups[entry["code"]].append(entry)
    known = sentences()
    kinds = [
        (sentence_of({"code": code, "values": None}, known).replace(HIDDEN, "…"), entries)
        for code, entries in sorted(groups.items(), key=lambda group: -len(group[1]))
    ]
    return {
        "version": _version(found),
        "job": found,
        "form": form,
        "kinds": kinds,
        "most": MOST_SHOWN,
        "missing": jobs.missing_files(found) if found.state == READY and not found.errors else [],
        "changes": _masked(report.get("changes", ()), "before"),
        "kept": _masked(report.get("kept", ()), "kept"),
        "resembling": _resembling(report.get("resembling", ())),
        "skipped": _told(report.get("skipped", ())),
        "notices": _told(report.get("notices", ())),
        "sums": {what: sum(counts[what] for counts in found.counts.values()) for what in messages.COUNTS},
        "columns": [what for what in messages.COUNTS if any(counts[what] for counts in found.counts.values())],
        "count_names": messages.COUNTS,
    }


def _told(entries: Any) -> list[dict[str, Any]]:
    """What is wrong, each with its sentence."""
    known = sentences()
    return [{**entry, "sentence": sentence_of(entry, known)} for entry in entries]


def _resembling(entries: Any) -> list[dict[str, Any]]:
    """New people, each with whom in this user's sight they look like."""
    seen = queries.persons_in_sight(current_user, [UUID(entry["person_id"]) for entry in entries[:MOST_SHOWN]])
    pairs = [(entry, seen.get(UUID(entry["person_id"]))) for entry in entries[:MOST_SHOWN]]
    return [{**entry, "person": person} for entry, person in pairs if person]


def _masked(entries: Any, *stored: str) -> list[dict[str, Any]]:
    """The same without what stands in the database, where this user may not see the room of the register."""
    closed = {one.name for one in all_registers() if one.seen_with and not current_user.may(one.seen_with)}
    return [entry | dict.fromkeys(stored, HIDDEN) if entry["register"] in closed else dict(entry) for entry in entries]

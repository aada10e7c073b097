"""What waits sealed on a tablet that was blocked, or for an author who has no access any more, is set aside."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import abort, request
from flask.typing import ResponseReturnValue

from amal_field import clock, passwords
from amal_field.accounts.views import here
from amal_field.harmless import without_harm
from amal_field.outbox import operations, rules
from amal_field.outbox.queries import keys
from amal_field.outbox.rules import SealedEntry
from amal_field.outbox.views.common import bp
from amal_field.web import entries, outbox
from amal_field.web.access import public


@bp.post("/sealed")
@public
def sealed() -> ResponseReturnValue:
    """Keep what is handed in: as it stood where its key here opens it, else who wrote it and when. Answers with the
    keys of what is kept; nothing else may go from the tablet."""
    blocked_id = here.handing_in(request.form.get("blocked", ""))
    tablet = here.tablet()
    tablet_id = blocked_id or (tablet.id if tablet else None)
    lines = rules.sealed_from(request.form.get("entries"))
    if tablet_id is None:
        abort(404)
    if lines is None:
        abort(400)
    authors = keys.authors_and_keys({line.author for line in lines}, tablet_id)
    kept = []
    for line in lines:
        is_gone, key = authors.get(line.author, (False, None))
        if line.author in authors and (blocked_id or is_gone) and _keep(line, tablet_id, key, is_gone=is_gone):
            kept.append(line.key.hex)
    return {"kept": kept}


def _keep(line: SealedEntry, tablet_id: UUID, key: str | None, *, is_gone: bool) -> bool:
    """Set one aside, once; false where its key stands for something of somebody else."""
    said = rules.said_in(passwords.opened(key, line.iv, line.sealed))
    path = without_harm(said["url"]) if said else ""
    fields = [[without_harm(part) for part in pair] for pair in said["fields"]] if said else None
    entry = entries.read(_headers(line), received_at=clock.now())
    how = {"reason": "gone" if is_gone else "blocked", "path": path, "fields": fields}
    if operations.set_aside(line.key, entry, _kind(path, line.kind), line.author, tablet_id, **how):
        return True
    return operations.delivered(line.key)[0] == line.author


def _headers(line: SealedEntry) -> Mapping[str, Any]:
    return {
        entries.HEADER: "1",
        "Amal-Entered-At": line.entered_at,
        "Amal-Skew": str(line.skew_ms),
        "Amal-Try": str(line.tries + 1),
    }


def _kind(path: str, name: str) -> str:
    """The kind with its room, as its address tells it, else as the tablet calls it; nothing where there is none."""
    rooms = [(room, kind) for room, kinds in outbox.KINDS.items() for kind in kinds]
    known = outbox.kind_at(path) if path else None
    return next((f"{room}.{kind.name}" for room, kind in rooms if kind.name == (known or name)), "")

"""Who is who: a name on a roll is linked to a registered person, or parted from her again.

The link is a merge of two rows of persons (`people.merge`): every presence follows, and follows back.
"""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field.attendance.queries import names_on_roll as written_down
from amal_field.attendance.views.common import bp, note_look_at, session_or_404
from amal_field.people import messages as people_messages
from amal_field.people.search import finding
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import searched
from amal_field.web.htmx import show


@bp.get("/sessions/<uuid:session_id>/names")
@requires(Permission.PEOPLE_MERGE)
def names(session_id: UUID) -> ResponseReturnValue:
    """Those of the roll of whom only a first name was written down, and who of them is known by now."""
    context = session_or_404(session_id)
    names = written_down.names_on(*context[:2])
    note_look_at(context.programme, {one.person_id or one.recorded_id for one in names}, "page")
    return show("attendance/names.html", **context._asdict(), names=names)


@bp.get("/sessions/<uuid:session_id>/names/<uuid:person_id>")
@requires(Permission.PEOPLE_MERGE)
def name(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Find the registered person whom a name means."""
    context = session_or_404(session_id)
    name = written_down.name_on(*context[:2], person_id) or abort(404)
    typed = searched(name.name)
    others = [
        hit for hit in finding.people_for(current_user, typed) if hit.person.id not in (person_id, name.person_id)
    ]
    note_look_at(context.programme, {name.person_id or name.recorded_id, *(hit.person.id for hit in others)}, "page")
    return show(
        "attendance/name.html",
        **context._asdict(),
        one=name,
        typed=typed,
        others=others,
        back=url_for(".names", session_id=session_id),
        reason_names=people_messages.REASONS,
    )

"""Is everything in? The board of tablets, and what may be done without a network."""

from flask.typing import ResponseReturnValue

from amal_field import clock
from amal_field.outbox.queries import tablets as tablet_queries
from amal_field.outbox.views.common import bp
from amal_field.permissions import Permission
from amal_field.web import outbox
from amal_field.web.access import requires, signed_in
from amal_field.web.htmx import show


@bp.get("/tablets")
@requires(Permission.TABLETS_SEE)
def tablets() -> ResponseReturnValue:
    """Which tablets are empty, and of whom something waits on the others."""
    now = clock.now()
    return show("outbox/tablets.html", states=tablet_queries.board(now), at=now)


@bp.get("/kinds")
@signed_in
def kinds() -> ResponseReturnValue:
    """What may be written while there is no network."""
    return show("outbox/kinds.html", kinds=[kind for kinds in outbox.KINDS.values() for kind in kinds])

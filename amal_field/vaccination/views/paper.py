"""The working list typed back in."""

from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.vaccination import messages
from amal_field.vaccination.forms import PaperForm
from amal_field.vaccination.operations.typing import type_rows
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.rules.typed import read_rows
from amal_field.vaccination.views.common import SENTENCES, action_or_404, bp, url_of, visit_to
from amal_field.web import unit_of_work
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written
from amal_field.web.jinja import readable


@bp.get("/actions/<uuid:action_id>/paper")
@requires(Permission.VACCINATION_RECORD)
def typing_form(action_id: UUID) -> ResponseReturnValue:
    """Type the numbers of the working list, each with what became of it."""
    return show("vaccination/paper.html", **_page(action_or_404(action_id), PaperForm(formdata=None)))


@bp.post("/actions/<uuid:action_id>/paper")
@requires(Permission.VACCINATION_RECORD)
def typing(action_id: UUID) -> ResponseReturnValue:
    """Note all of it, or say of each number what is in the way."""
    found, form = action_or_404(action_id), PaperForm()
    if form.validate():
        with form.refusals(SENTENCES):
            lots = found.lots_for_taps(clock.now())
            rows = read_rows(form.rows.data, _words(lots))
            in_the_way = type_rows(found, rows, lots, visit_to(found, "answer"), stamp=form.stamp())
            if not in_the_way:
                said = ngettext("%(num)d number typed in.", "%(num)d numbers typed in.", len(rows))
                return written(None, to=url_of(found), said=said)
            unit_of_work.discard()
            form.rows.errors = [
                f"{number}: {SENTENCES[broken.code] % readable(broken.values)}" for number, broken in in_the_way
            ]
    found = action_or_404(action_id)
    return refused("vaccination/paper.html", **_page(found, form))


def _words(lots: list[UsableLot]) -> dict[str, str]:
    """What may be typed → what it means: the brands on the table, and the reasons in the reader's language."""
    reasons = {str(name): code for code, name in messages.REASONS.items()}
    return reasons | {lot.vaccine.brand: str(lot.vaccine.id) for lot in lots}


def _page(found: FoundAction, form: PaperForm) -> dict[str, Any]:
    words = _words(found.lots_for_taps(clock.now()))
    return {"found": found, "form": form, "words": list(words)}

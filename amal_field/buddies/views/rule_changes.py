"""The rules of each programme: what holds, what is to come, and what was."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.queries import users
from amal_field.buddies import messages, operations, queries
from amal_field.buddies.forms import PARTS, RulesForm
from amal_field.buddies.views.common import bp
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.jinja import local_day

SAME = ("rhythm_days", "months", "minutes", "hard", "least_points", *PARTS)
"""What the form draws from the rules of today."""


@bp.get("/settings")
@requires(Permission.BUDDIES_SET)
def settings() -> ResponseReturnValue:
    """The rules of every programme."""
    return show("buddies/settings.html", **_page())


@bp.get("/settings/<programme>")
@requires(Permission.BUDDIES_SET)
def rules_form(programme: str) -> ResponseReturnValue:
    """New rules, drawn from what holds today."""
    rule = queries.rule_of(_programme_or_404(programme), clock.today())
    form = RulesForm(formdata=None, valid_from=clock.today(), **{name: getattr(rule, name) for name in SAME})
    return show("buddies/rules.html", programme=programme, form=form)


@bp.post("/settings/<programme>")
@requires(Permission.BUDDIES_SET)
def new_rules(programme: str) -> ResponseReturnValue:
    """Let them hold from a day on."""
    programme_id, form = _programme_or_404(programme), RulesForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            rule = operations.set_rules(programme_id, form.valid_from.data, form.new_rules(), stamp=form.stamp())
            said = _("This holds from %(day)s on.", day=local_day(rule.valid_from))
            return written(None, to=url_for(".settings"), said=said, undo=url_for(".rules_withdrawal", rule_id=rule.id))
    return refused("buddies/rules.html", programme=programme, form=form)


@bp.post("/settings/rules/<uuid:rule_id>/withdrawal")
@requires(Permission.BUDDIES_SET)
def rules_withdrawal(rule_id: UUID) -> ResponseReturnValue:
    """They shall not hold after all."""
    rule, form = queries.programme_rule(rule_id) or abort(404), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.withdraw_rules(rule, stamp=form.stamp())
        return written(None, to=url_for(".settings"), said=_("The rules are withdrawn."))
    return refused("buddies/settings.html", **_page() | {"problems": form.form_errors})


def _programme_or_404(code: str) -> UUID:
    return queries.programme_id_of(code) or abort(404)


def _page() -> dict[str, Any]:
    overviews = queries.rules_overview(clock.today())
    rules = [rule for one in overviews for rule in (one.in_force, *one.to_come, *one.before)]
    return {"overviews": overviews, "by": users.names_of({rule.recorded_by_id for rule in rules}), "problems": []}

"""What the site allows from a day on, when it is closed, and the named decisions of a year."""

from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import ClosureForm, RuleForm
from amal_field.transit_site.queries import decisions as named_decisions
from amal_field.transit_site.queries import house_rules
from amal_field.transit_site.queries import settings as site_settings
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.views.common import bp
from amal_field.web.access import raised, requires
from amal_field.web.forms import ActionForm, FieldForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.jinja import local_day


@bp.get("/settings")
@requires(Permission.SITE_RULES)
def settings() -> ResponseReturnValue:
    """The rules and closures of the site."""
    return show("transit_site/settings.html", **_settings())


@bp.get("/settings/rules")
@requires(Permission.SITE_SET)
def rule_form() -> ResponseReturnValue:
    """New rules, drawn from the latest."""
    return show("transit_site/rule.html", form=_drawn())


@bp.post("/settings/rules")
@raised
@requires(Permission.SITE_SET)
def rule() -> ResponseReturnValue:
    """Let them hold from a day to come."""
    form = RuleForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            made = operations.set_rule(form.valid_from.data, form.values(), stamp=form.stamp())
            said = _("These rules hold from %(day)s.", day=local_day(made.valid_from))
            undo = url_for(".rule_cancellation", rule_id=made.id)
            return written(None, to=url_for(".settings"), said=said, undo=undo)
    return refused("transit_site/rule.html", form=form)


@bp.post("/settings/rules/<uuid:rule_id>/cancellation")
@raised
@requires(Permission.SITE_SET)
def rule_cancellation(rule_id: UUID) -> ResponseReturnValue:
    """They shall not hold after all."""
    operations.lock_site_if_needed()
    rule, form = site_settings.rule(rule_id) or abort(404), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.withdraw_rule(rule, stamp=form.stamp())
        return written(None, to=url_for(".settings"), said=_("The rules are withdrawn."))
    return settings_refused(form)


@bp.get("/settings/closures")
@requires(Permission.SITE_SET)
def closure_form() -> ResponseReturnValue:
    """From when to when the site is closed."""
    return show("transit_site/closure.html", form=ClosureForm())


@bp.post("/settings/closures")
@raised
@requires(Permission.SITE_SET)
def closure() -> ResponseReturnValue:
    form = ClosureForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            made = operations.close_site(form.from_on.data, form.to_on.data, form.reason.data, stamp=form.stamp())
            said = _("The site is closed from %(day)s.", day=local_day(made.from_on))
            undo = url_for(".closure_end", closure_id=made.id)
            return written(None, to=url_for(".settings"), said=said, undo=undo)
    return refused("transit_site/closure.html", form=form)


@bp.post("/settings/closures/<uuid:closure_id>/end")
@raised
@requires(Permission.SITE_SET)
def closure_end(closure_id: UUID) -> ResponseReturnValue:
    """Open again, or do not close."""
    operations.lock_site_if_needed()
    closure, form = site_settings.closure(closure_id) or abort(404), ActionForm()
    operations.open_site(closure, stamp=form.stamp())
    return written(None, to=url_for(".settings"), said=_("The closure has ended."))


@bp.get("/decisions")
@requires(Permission.SITE_SEE)
def decisions() -> ResponseReturnValue:
    """Who was let through what in a year, for paper."""
    year = request.args.get("year", clock.today().year, type=int)
    year = min(max(year, 2000), clock.today().year)
    return show("transit_site/decisions.html", year=year, decisions=named_decisions.of_year(year))


def _drawn() -> RuleForm:
    latest = next(iter(site_settings.rules_of(stay_queries.the_site())), None)
    if latest is None:
        return RuleForm(formdata=None)
    names = [name for name in RuleForm().values() if name != "valid_from"]
    return RuleForm(formdata=None, **{name: getattr(latest, name) for name in names})


def _settings() -> dict:
    site, today = stay_queries.the_site(), clock.today()
    rules = site_settings.rules_of(site)
    current = next((rule for rule in rules if rule.valid_from <= today), None)
    return {
        "rules": rules,
        "current": current,
        "past": [rule for rule in rules if current and rule.valid_from < current.valid_from],
        "house_rules": house_rules.versions_of(site),
        "closures": site_settings.closures_of(site, today),
        "history": history.of(site.id),
        "problems": [],
    }


def settings_refused(form: FieldForm) -> ResponseReturnValue:
    """The settings, with the reason above them."""
    return refused("transit_site/settings.html", **_settings() | {"problems": form.form_errors})

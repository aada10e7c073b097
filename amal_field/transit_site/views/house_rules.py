"""The house rules: a page in each language, for the screen and for paper, and new versions of them."""

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.transit_site import messages, operations
from amal_field.transit_site.forms import HouseRulesForm
from amal_field.transit_site.models import HouseRules
from amal_field.transit_site.queries import house_rules as site_house_rules
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.views.common import bp
from amal_field.transit_site.views.settings import settings_refused
from amal_field.web.access import raised, requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.jinja import local_day
from amal_field.web.locale import language

MOST_VERSIONS = 9999


@bp.get("/house-rules")
@requires(Permission.SITE_RULES)
def house_rules() -> ResponseReturnValue:
    """The house rules that hold, or those of `?version=`, in the language of `?language=`."""
    site, number = stay_queries.the_site(), request.args.get("version", type=int)
    found = _version_or_404(number) if number else site_house_rules.in_force(site, clock.today())
    tongue = request.args.get("language")
    tongue = tongue if tongue in site_house_rules.LANGUAGES else language()
    with force_locale(tongue):
        title = _("House rules")
        version = _("Version %(number)s", number=found.version) if found else ""
        since = _("from %(day)s", day=local_day(found.valid_from)) if found else ""
    return show(
        "transit_site/house_rules.html",
        site=site,
        found=found,
        tongue=tongue,
        title=title,
        subtitle=f"{version} · {since}",
        sections=site_house_rules.sections(found.texts[tongue]) if found else [],
    )


@bp.get("/settings/house-rules")
@requires(Permission.SITE_SET)
def house_rules_form() -> ResponseReturnValue:
    """A new version, drawn from the latest."""
    latest = next(iter(site_house_rules.versions_of(stay_queries.the_site())), None)
    return show("transit_site/house_rules_form.html", form=HouseRulesForm.drawn(latest.texts if latest else {}))


@bp.post("/settings/house-rules")
@raised
@requires(Permission.SITE_SET)
def house_rules_writing() -> ResponseReturnValue:
    """Let it hold from a day to come."""
    form = HouseRulesForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            made = operations.write_house_rules(form.valid_from.data, form.texts(), stamp=form.stamp())
            said = _("These house rules hold from %(day)s.", day=local_day(made.valid_from))
            undo = url_for(".house_rules_cancellation", version=made.version)
            return written(None, to=url_for(".settings"), said=said, undo=undo)
    return refused("transit_site/house_rules_form.html", form=form)


@bp.post("/settings/house-rules/<int(max=9999):version>/cancellation")
@raised
@requires(Permission.SITE_SET)
def house_rules_cancellation(version: int) -> ResponseReturnValue:
    """They shall not hold after all."""
    operations.lock_site_if_needed()
    found, form = _version_or_404(version), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.withdraw_house_rules(found, stamp=form.stamp())
        return written(None, to=url_for(".settings"), said=_("The house rules are withdrawn."))
    return settings_refused(form)


def _version_or_404(number: int) -> HouseRules:
    known = 0 < number <= MOST_VERSIONS
    return (known and site_house_rules.version(stay_queries.the_site(), number)) or abort(404)

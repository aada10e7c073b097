"""The page on which administrators set what holds from a day on."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field import clock
from amal_field.accounts.queries import users
from amal_field.dated_settings import messages, operations, queries
from amal_field.dated_settings.forms import ValueForm, form_of
from amal_field.dated_settings.queries import Setting
from amal_field.permissions import Permission
from amal_field.web.access import raised, requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.jinja import local_day

bp = Blueprint("dated_settings", __name__, url_prefix="/dated-settings")


@bp.get("")
@requires(Permission.DATED_SETTINGS_SET)
def dated_settings() -> ResponseReturnValue:
    """Every setting, with what holds, what is to come and what was."""
    return show("dated_settings/dated_settings.html", **_page())


@bp.get("/<code>")
@requires(Permission.DATED_SETTINGS_SET)
def value_form(code: str) -> ResponseReturnValue:
    """A new value, drawn from what holds today."""
    setting = _setting_or_404(code)
    today = clock.today()
    form = _form_of(setting)(formdata=None, value=queries.setting(code, today), valid_from=today)
    return show("dated_settings/value.html", setting=setting, form=form)


@bp.post("/<code>")
@raised
@requires(Permission.DATED_SETTINGS_SET)
def value(code: str) -> ResponseReturnValue:
    """Let it hold from a day on."""
    setting = _setting_or_404(code)
    form = _form_of(setting)()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            row = operations.set_value(
                setting, form.valid_from.data, form.value.data, form.source.data, stamp=form.stamp()
            )
            said = _("This holds from %(day)s on.", day=local_day(row.valid_from))
            undo = url_for(".withdrawal", setting_id=row.id)
            return written(None, to=url_for(".dated_settings"), said=said, undo=undo)
    return refused("dated_settings/value.html", setting=setting, form=form)


@bp.post("/values/<uuid:setting_id>/withdrawal")
@raised
@requires(Permission.DATED_SETTINGS_SET)
def withdrawal(setting_id: UUID) -> ResponseReturnValue:
    """It shall not hold after all."""
    row, form = queries.dated_setting(setting_id) or abort(404), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.withdraw_value(row, stamp=form.stamp())
        return written(None, to=url_for(".dated_settings"), said=_("The value is withdrawn."))
    return refused("dated_settings/dated_settings.html", **_page() | {"problems": form.form_errors})


def _setting_or_404(code: str) -> Setting:
    return queries.declared().get(code) or abort(404)


def _form_of(setting: Setting) -> type[ValueForm]:
    return form_of(setting.kind, setting.least, setting.most)


def _page() -> dict[str, Any]:
    overviews = queries.overview(clock.today())
    rows = [value.row for one in overviews for value in (one.in_force, *one.to_come, *one.before) if value]
    return {
        "overviews": overviews,
        "by": users.names_of({row.recorded_by_id for row in rows}),
        "problems": [],
    }

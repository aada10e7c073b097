"""The privacy notice of the desk: a new version, in each language of a client."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.permissions import Permission
from amal_field.reception_desk import messages, operations
from amal_field.reception_desk.forms.talks import PrivacyNoticeForm
from amal_field.reception_desk.queries import talks as talk_queries
from amal_field.reception_desk.views.common import bp
from amal_field.web.access import raised, requires
from amal_field.web.client_language import LANGUAGES
from amal_field.web.htmx import refused, show, written

PAGE = "reception_desk/notice_form.html"


@bp.get("/notice")
@requires(Permission.DESK_SET)
def notice_form() -> ResponseReturnValue:
    """The text that is read now, to be written anew."""
    latest = talk_queries.latest_notice()
    return show(PAGE, form=PrivacyNoticeForm.drawn(latest.texts if latest else {}), latest=latest, languages=LANGUAGES)


@bp.post("/notice")
@raised
@requires(Permission.DESK_SET)
def notice_publishing() -> ResponseReturnValue:
    """Let it be read from now on."""
    form = PrivacyNoticeForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            made = operations.talks.publish_notice(form.texts(), stamp=form.stamp())
            return written(
                None, to=url_for(".notice_form"), said=_("Version %(number)s is read now.", number=made.version)
            )
    return refused(PAGE, form=form, latest=talk_queries.latest_notice(), languages=LANGUAGES)

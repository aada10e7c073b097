"""The form with which a year is frozen."""

from flask_babel import lazy_gettext as _l

from amal_field.web.forms import AreaField, FieldForm


class FreezeForm(FieldForm):
    """Why there is a further edition; of a first one nobody asks."""

    refused_at = {"edition_without_reason": "reason"}
    reason = AreaField(_l("Why a further edition"), most=500)

"""The forms of imports: files beside them, and the digest of what was shown."""

from wtforms import HiddenField

from amal_field.web.forms import FieldForm


class UploadForm(FieldForm):
    """Files of registers, which are read beside it; or a button alone."""


class ConfirmationForm(FieldForm):
    """Yes to what was shown, of which the digest says what that was."""

    digest = HiddenField()

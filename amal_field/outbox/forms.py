"""What a tablet sends of an entry that somebody removes."""

import json

from flask_babel import lazy_gettext as _l
from wtforms import ValidationError
from wtforms.validators import InputRequired, Length

from amal_field.web.forms import AreaField, FieldForm, TextField

REQUIRED = InputRequired(_l("This is missing."))


class RemovalForm(FieldForm):
    """The entry as it lay there, and why it goes."""

    removed = TextField(validators=[REQUIRED], most=32)
    kind = TextField(validators=[REQUIRED], most=100)
    url = TextField(validators=[REQUIRED], most=500)
    content = AreaField(validators=[REQUIRED], most=100_000)
    reason = AreaField(
        validators=[REQUIRED, Length(min=10, message=_l("Write at least 10 characters."))],
        most=500,
    )

    def validate_content(self, field: AreaField) -> None:
        """Pairs of a name and a value, as a form has them."""
        try:
            pairs = json.loads(field.data)
            if not isinstance(pairs, list) or not all(map(_is_pair, pairs)):
                raise ValueError
        except (ValueError, RecursionError):
            raise ValidationError(_l("This is missing.")) from None

    def pairs(self) -> list[list[str]]:
        """What stood in the form that was not sent."""
        return json.loads(self.content.data)


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)

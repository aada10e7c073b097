"""What is decided about two rows that look alike."""

from wtforms import RadioField

from amal_field.web.forms import FieldForm, choices


class _Better(RadioField):
    """Whose value is the better one; what is not asked stays as it is."""

    def __init__(self, **kwargs) -> None:
        pairs = choices([("own", ""), ("other", "")])
        super().__init__("", choices=pairs, default="own", **kwargs)


class PairForm(FieldForm):
    """Two rows are two people, or a decision about them is taken back."""


class MergeForm(FieldForm):
    """Two rows are one human being: which value is the better one, field by field."""

    given_name = _Better()
    family_name = _Better()
    nickname = _Better()
    native_name = _Better()
    patronymic = _Better()
    birth = _Better()
    phone = _Better()
    dossier_number = _Better()
    languages = _Better()
    sex = _Better()
    country = _Better()
    new_resident = _Better()
    volunteer_since_on = _Better()
    student_at = _Better()

    @property
    def taken(self) -> list[str]:
        """The fields in which the duplicate's value is the better one."""
        return [field.name for field in self if field.data == "other"]

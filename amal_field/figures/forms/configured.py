"""The form of a configured figure."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import DataRequired

from amal_field.figures.messages import FILTERS, MEASURES
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import DayField, NameField, TextField, choices

SAY_IT = DataRequired(_l("Write the sentence."))
A_NAME = DataRequired(_l("Fill in a name."))


def _filter(name: str) -> SelectField:
    return SelectField(FILTERS[name], choices=choices([("", "")]), default="", validate_choice=False)


class ConfiguredFigureForm(CorrectionForm):
    """What a figure is called, what it counts, and how the report says it."""

    refused_at = {
        "measure_unknown": "measure",
        "figure_code_odd": "code",
        "figure_code_taken": "code",
    }

    name_nl = NameField(_l("Name in Dutch"), [A_NAME])
    name_fr = NameField(_l("Name in French"), [A_NAME])
    name_en = NameField(_l("Name in English"), [A_NAME])
    measure = SelectField(
        _l("What it counts"), [DataRequired(_l("Choose a measure."))], choices=choices([("", "…"), *MEASURES.items()])
    )
    programme = _filter("programme")
    kind = _filter("kind")
    role = _filter("role")
    service = _filter("service")
    topic = _filter("topic")
    age = _filter("age")
    mode = _filter("mode")
    with_organisation = _filter("with_organisation")
    sentence_nl = TextField(_l("Sentence in Dutch"), [SAY_IT], most=300)
    sentence_fr = TextField(_l("Sentence in French"), [SAY_IT], most=300)
    sentence_en = TextField(_l("Sentence in English"), [SAY_IT], most=300)
    retired_on = DayField(_l("Retired from"))

    def offer(self, offered: Mapping[str, Sequence[tuple[str, Any]]]) -> None:
        """What may be chosen of each filter."""
        for name, values in offered.items():
            self[name].choices = choices([("", _l("all")), *values])

    def filters(self) -> dict[str, str]:
        """The filters that were chosen."""
        return {name: self[name].data for name in FILTERS if self[name].data}


class NewConfiguredFigureForm(ConfiguredFigureForm):
    """One that is not there yet."""

    code = TextField(_l("Code"), [DataRequired(_l("Fill in a code."))], most=80)

"""Warnings and exclusions, what a household answers, and inspections of a pitch: facts from short lists."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from amal_field.transit_site import rules
from amal_field.web.forms import DayField, FieldForm, NameField, TextField, choices

MEASURES = {"warning": _l("Warning"), "exclusion": _l("Exclusion")}

MEASURE_REASONS = {
    "house_rules": _l("House rules not kept"),
    "damage": _l("Damage"),
    "nuisance": _l("Nuisance"),
    "unsafe": _l("Unsafe installation"),
    "unpaid": _l("Not paid"),
    "other": _l("Another reason"),
}

INSPECTION_MOMENTS = {"entry": _l("at arrival"), "exit": _l("at departure")}

INSPECTION_ITEMS = {
    "ground": _l("Ground"),
    "water": _l("Water tap"),
    "electricity": _l("Electricity post"),
    "drain": _l("Drain"),
    "fence": _l("Fence and hedge"),
    "sanitary": _l("Sanitary block"),
    "waste": _l("Waste cleared"),
}

WORDS = MEASURES | MEASURE_REASONS | INSPECTION_MOMENTS | INSPECTION_ITEMS
"""What a code in the history is called."""
FOUND = (("good", _l("In order")), ("wrong", _l("Not in order")), ("", _l("Not looked at")))


class MeasureForm(FieldForm):
    """A household is warned, or excluded until a day."""

    refused_at = dict.fromkeys(("exclusion_without_end", "exclusion_over", "warning_with_end"), "until_on")

    kind = RadioField(
        _l("Measure"), [InputRequired(_l("Choose one."))], choices=choices(MEASURES.items()), default="warning"
    )
    until_on = DayField(_l("Excluded until"))
    reason = RadioField(_l("Reason"), [InputRequired(_l("Choose one."))], choices=choices(MEASURE_REASONS.items()))
    fact = TextField(_l("The fact, in a few words"), most=120)
    decided_by = NameField(_l("Decided by"), [DataRequired(_l("Fill in a name."))])


class AppealForm(FieldForm):
    """What the household answers."""

    appeal = TextField(_l("What the household answers"), [DataRequired(_l("Fill in what they answer."))], most=200)


class InspectionForm(FieldForm):
    """How the pitch was found: a choice and a remark for each item of `rules.INSPECTION_ITEMS`."""

    remark = TextField(_l("Remark"), most=200)

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """The choice and the remark of each item."""
        return [(self[item], self[f"{item}_remark"]) for item in rules.INSPECTION_ITEMS]

    def items(self) -> dict[str, dict[str, Any]]:
        """What was found, of what was looked at."""
        return {
            item: {"found": state.data, "remark": remark.data}
            for item, (state, remark) in zip(rules.INSPECTION_ITEMS, self.pairs, strict=True)
            if state.data
        }


for _item, _name in INSPECTION_ITEMS.items():
    setattr(InspectionForm, _item, RadioField(_name, choices=choices(FOUND), default=""))
    setattr(InspectionForm, f"{_item}_remark", TextField(_l("Remark"), most=120))

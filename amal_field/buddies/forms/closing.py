"""The forms with which duos end."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField
from wtforms.validators import DataRequired, InputRequired

from amal_field import clock
from amal_field.buddies.messages import GOES_ON, REASONS
from amal_field.buddies.rules.closing import BY_REASON, PAUSES
from amal_field.web.forms import DayField, FieldForm, ManyField, choices

YES, NO = "yes", "no"
A_DAY = InputRequired(_l("Choose a day."))


class ClosingForm(FieldForm):
    """Why and when a duo ends, and how each member goes on."""

    refused_at = {
        "match_in_future": "closed_on",
        "match_ends_early": "closed_on",
        "match_meeting_outside": "closed_on",
        "match_member_outside": "closed_on",
    }
    closed_on = DayField(_l("Last day"), [A_DAY])
    reason = RadioField(_l("Why?"), [DataRequired(_l("Choose a reason."))], choices=choices(REASONS.items()))
    farewell = RadioField(
        _l("Was there a farewell?"),
        [DataRequired(_l("Say whether there was a farewell."))],
        choices=choices([(YES, _l("Yes")), (NO, _l("No"))]),
    )
    member_ids: Sequence[UUID] = ()

    @property
    def members(self) -> list[tuple[UUID, Field, Field]]:
        """Each member with the fields that say how they go on, and until when they rest."""
        return [(key, self[f"goes_on_{place}"], self[f"until_{place}"]) for place, key in enumerate(self.member_ids)]

    @property
    def choices_said(self) -> Mapping[UUID, tuple[str, date | None]]:
        """How each member goes on, and until when they rest."""
        return {key: (goes_on.data, until.data) for key, goes_on, until in self.members}

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the fields hold what they should; whoever rests says until when."""
        is_good = super().validate(*args, **kwargs)
        for _key, goes_on, until in self.members:
            if goes_on.data == PAUSES and not until.errors and not (until.data and until.data > clock.today()):
                until.errors = [_l("Choose a day to come.")]
                is_good = False
        return is_good


class ClosingsForm(ClosingForm):
    """The same for several duos at once, which are ticked."""

    duos = ManyField(_l("Which duos?"), [DataRequired(_l("Tick at least one duo."))], choices=(), validate_choice=False)


def closing_form_of(people: Sequence[Any], **kwargs: Any) -> ClosingForm:
    """The form for a duo of these people."""
    fields: dict[str, Any] = {"member_ids": [person.id for person in people]}
    for place in range(len(people)):
        fields[f"goes_on_{place}"] = RadioField(
            _l("How do they go on?"), choices=choices(GOES_ON.items()), default=BY_REASON
        )
        fields[f"until_{place}"] = DayField(_l("Rests until"))
    form = type("ClosingFormOfDuo", (ClosingForm,), fields)
    return form(**kwargs)

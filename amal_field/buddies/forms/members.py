"""The forms with which members join and leave a duo."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.validators import DataRequired

from amal_field.buddies.forms.closing import A_DAY
from amal_field.buddies.messages import CHOSEN_SECOND_REASONS, ROLES
from amal_field.people.forms.persons import BirthField, OneNewcomerForm
from amal_field.web.forms import DayField, FieldForm, PhoneField, choices


class JoiningForm(OneNewcomerForm):
    """Somebody joins a duo: who, on which side, and since when."""

    refused_at = {
        "nameless": "given_name",
        "member_there": "given_name",
        "match_with_oneself": "given_name",
        "match_in_future": "joined_on",
        "match_starts_early": "joined_on",
        "buddy_minor": "birth",
        "child_alone": "at_home",
        "match_newcomer_elsewhere": "second",
    }
    birth = BirthField(_l("Birth"))
    phone = PhoneField(_l("Phone"))
    role = RadioField(
        _l("As what?"), [DataRequired(_l("Say whether it is a buddy or a newcomer."))], choices=choices(ROLES.items())
    )
    at_home = BooleanField(_l("Lives with the newcomer of this duo"))
    joined_on = DayField(_l("Since"), [A_DAY])
    second = RadioField(
        _l("In another duo of this programme? Why a second one?"),
        choices=choices([("", _l("In no other one")), *CHOSEN_SECOND_REASONS.items()]),
        default="",
    )

    @property
    def is_new(self) -> bool:
        """Whoever comes is written down; who is known already is told by the doubles."""
        return True


class LeavingForm(FieldForm):
    """Since when somebody is in a duo no more."""

    refused_at = {"match_in_future": "left_on", "match_starts_early": "left_on"}
    left_on = DayField(_l("Last day"), [A_DAY])

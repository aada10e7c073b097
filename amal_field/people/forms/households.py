"""What is asked when a household changes: who, in which relation, from which day."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, ValidationError

from amal_field import clock
from amal_field.people import messages
from amal_field.people.forms.persons import BirthField, OneNewcomerForm
from amal_field.web.forms import DayField, FieldForm, ManyField, NameField, choices

RELATIONS = choices(messages.RELATIONS.items())
NOBODY = ""


class ChangeForm(FieldForm):
    """A change of a household on a day; today where nothing else is said."""

    on = DayField(_l("From"), default=clock.today)

    def validate_on(self, field: DayField) -> None:
        """Demand a day that has come."""
        if field.data is None:
            raise ValidationError(_l("Choose a day."))
        if field.data > clock.today():
            raise ValidationError(_l("This day has not come yet."))


class MemberForm(OneNewcomerForm):
    """Who joins: somebody who was found, or somebody new; `since` may be unknown."""

    person = RadioField(_l("Who joins?"), validate_choice=True, default=NOBODY)
    birth = BirthField(_l("Birth"))
    relation = RadioField(_l("Relation"), choices=RELATIONS, default="child")
    since = DayField(_l("Since"), default=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused_at = {"nameless": "given_name", "member_already": "given_name" if self.is_new else "person"}

    def offer(self, people: dict[str, Any]) -> None:
        """Hand in who was found, by key."""
        self.person.choices = choices([*people.items(), (NOBODY, _l("Somebody new"))])

    def validate_since(self, field: DayField) -> None:
        """Refuse a day that has not come."""
        if field.data and field.data > clock.today():
            raise ValidationError(_l("This day has not come yet."))

    @property
    def is_new(self) -> bool:
        """Whether nobody who was found is chosen."""
        return not self.person.data


class RelationForm(FieldForm):
    """What a member is in the household; without a day she was it all along."""

    refused_at = {"member_not_yet": "since"}
    relation = RadioField(_l("Relation"), choices=RELATIONS)
    since = DayField(_l("Since"))

    def validate_since(self, field: DayField) -> None:
        """Refuse a day that has not come."""
        if field.data and field.data > clock.today():
            raise ValidationError(_l("This day has not come yet."))


class LeavingForm(ChangeForm):
    """The day on which a member leaves."""

    refused_at = {"member_not_yet": "on"}
    on = DayField(_l("Left on"), default=clock.today)


class SplitForm(ChangeForm):
    """Who goes on in a household of their own, from which day, and how it is called."""

    refused_at = {"split_nobody": "members", "split_everybody": "members", "member_not_yet": "on"}
    members = ManyField(_l("Who goes on in the new household?"))
    name = NameField(_l("Name of the new household"))

    def offer(self, members: dict[str, Any]) -> None:
        """Hand in who is in the household, by key of the membership."""
        self.members.choices = choices(members.items())

    def validate_name(self, field: NameField) -> None:
        """Demand a name by which the household can be called."""
        if not field.data:
            raise ValidationError(_l("Fill in a name."))


class JoinForm(ChangeForm):
    """The household in which all go on, from which day."""

    refused_at = {"join_itself": "household", "member_not_yet": "on"}
    household = RadioField(_l("In which household do they go on?"), validate_choice=True)

    def offer(self, households: dict[str, Any]) -> None:
        """Hand in the households that were found, by key."""
        self.household.choices = choices(households.items())

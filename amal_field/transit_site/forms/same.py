"""A form that notes a reservation, and asks first whether it is noted already."""

from uuid import UUID

from amal_field.people.forms.persons import ManyKeysField
from amal_field.web.forms import FieldForm


class SameForm(FieldForm):
    """A form with room for the answer. `different`: the reservations of which was said that this is another one."""

    different = ManyKeysField(default=list)

    @property
    def asks(self) -> bool:
        """Whether somebody has to say first whether it is the same."""
        return self.broken == "reserved_same"

    def who_is_different(self) -> set[UUID]:
        """The reservations that this is not; what is no key is none."""
        return self.different.keys

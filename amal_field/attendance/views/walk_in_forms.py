"""The form of somebody who walks in, with the organisations where the programme asks for one."""

from typing import Any

from amal_field import clock
from amal_field.attendance.forms import WalkInForm
from amal_field.attendance.models import Programme
from amal_field.organisations.queries import whole_list


def walk_in_form(programme: Programme, **values: Any) -> WalkInForm:
    """The form for this programme; it asks for no organisation where the programme does not."""
    form = WalkInForm(**values)
    if programme.asks_organisation:
        form.offer(organisations_of_today(programme))
    else:
        del form.organisation
    return form


def organisations_of_today(programme: Programme) -> list[tuple[str, str]]:
    """Key and name of those for which people may come today; none where the programme asks for none."""
    if not programme.asks_organisation:
        return []
    return [(str(one.id), one.name) for one in whole_list("", None, open_on=clock.today())]

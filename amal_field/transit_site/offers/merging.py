"""What of the site follows a person when rows of persons are merged: that she was on a stay, and
that she was found at a roll call or missing.

Two rows on one stay at once are one human being there; on two stays at once they are two, and the database refuses.
"""

from contextlib import AbstractContextManager

from flask_babel import lazy_gettext as _l

from amal_field.db import constraint_as_refusal
from amal_field.people.queries.merging import Merges
from amal_field.transit_site.models import RollCallMark, StayPerson
from amal_field.transit_site.operations.common import lock_site

GUARDS = {
    "uq_stay_persons_open": "merge_two_stays",
    "ex_stay_persons_no_overlap": "merge_two_stays",
    "stay_persons.person_id": "merge_two_stays",
}


def _guard() -> AbstractContextManager[None]:
    return constraint_as_refusal(GUARDS)


MERGES = (
    Merges(StayPerson, overlap=StayPerson.doubles, label=_l("Stays"), guard=_guard, before=lock_site),
    Merges(RollCallMark, once_in=("roll_call_id",)),
)

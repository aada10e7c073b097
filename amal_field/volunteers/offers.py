"""What the volunteers give other rooms: the rows that follow a person when rows of persons are merged, what an
administrator sets, and whose papers were seen.

Where the person who stays has a file, or one of the same years, that one counts.
"""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind
from amal_field.people.queries.merging import Merges
from amal_field.volunteers.models import VolunteerFile, VolunteerYear
from amal_field.volunteers.rules import NEAR_PERCENT

MERGES = (
    Merges(VolunteerFile, VolunteerFile.person_id, once_in=()),
    Merges(VolunteerYear, VolunteerYear.year, once_in=("year",)),
)

SETTINGS = (
    Setting(
        NEAR_PERCENT,
        _l("Warning before the yearly ceiling of volunteers, from"),
        Kind.PERCENT,
        default=80,
        source=_l("our own choice"),
        least=1,
        most=100,
    ),
)

PAPERS = {
    "agreement": lambda: select(VolunteerFile.person_id).where(VolunteerFile.agreement_on.is_not(None)),
    "insurance": lambda: select(VolunteerFile.person_id).where(VolunteerFile.insured_on.is_not(None)),
}
"""Who signed an agreement, and who was told to the insurer."""

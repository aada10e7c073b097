"""What the numbers of a year are: counted on a day, and not final yet."""

from flask_babel import format_date
from flask_babel import gettext as _

from amal_field.figures.figure import YearSpan


def standing_of(span: YearSpan) -> str:
    """The sentence in the foot of what leaves the house."""
    return _("Provisional, as counted on %(day)s.", day=format_date(span.today, "d MMMM y"))

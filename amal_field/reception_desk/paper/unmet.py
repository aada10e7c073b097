"""Interpreters who were asked for in vain, as a file."""

import csv
from collections.abc import Sequence
from io import StringIO

from flask_babel import get_locale
from flask_babel import gettext as _

from amal_field.reception_desk.messages.interpreters import UNMET
from amal_field.reception_desk.queries.interpreters import UnmetLine


def comma_file(lines: Sequence[UnmetLine]) -> bytes:
    """The numbers as a .csv file of the kind that Belgian spreadsheets open: a byte-order mark, and semicolons."""
    text, names = StringIO(), get_locale().languages
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Language"), _("Month"), *(str(word) for word in UNMET.values()), _("Together")])
    for line in lines:
        numbers = [line.by_state.get(state, 0) for state in UNMET]
        writer.writerow([names.get(line.language, line.language), line.month, *numbers, line.total])
    return text.getvalue().encode("utf-8-sig")

"""Interpreters who were asked for in vain, as a file."""

from collections.abc import Sequence

from flask_babel import get_locale
from flask_babel import gettext as _

from amal_field.reception_desk.messages.interpreters import UNMET
from amal_field.reception_desk.queries.interpreters import UnmetLine
from amal_field.workbook import Column, Sheet


def sheet_of(lines: Sequence[UnmetLine]) -> Sheet:
    """The numbers as a sheet."""
    names = get_locale().languages
    heads = [_("Language"), _("Month"), *(str(word) for word in UNMET.values()), _("Together")]
    rows = [
        [
            names.get(line.language, line.language),
            line.month,
            *(line.by_state.get(state, 0) for state in UNMET),
            line.total,
        ]
        for line in lines
    ]
    return Sheet(_("Interpreters"), [Column(head, 20) for head in heads], rows)

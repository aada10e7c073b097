"""What figures count, by word and number: `271 stays`."""

from collections.abc import Callable

from flask_babel import ngettext

from amal_field.figures.figure import Figure

Noun = Callable[[int, str], str]


NOUNS: dict[str, Noun] = {
    "stays": lambda number, shown: ngettext("%(number)s stay", "%(number)s stays", number, number=shown),
    "families": lambda number, shown: ngettext("%(number)s family", "%(number)s families", number, number=shown),
    "people": lambda number, shown: ngettext("%(number)s person", "%(number)s people", number, number=shown),
    "helpers": lambda number, shown: ngettext("%(number)s helper", "%(number)s helpers", number, number=shown),
    "students": lambda number, shown: ngettext("%(number)s student", "%(number)s students", number, number=shown),
    "sessions": lambda number, shown: ngettext("%(number)s session", "%(number)s sessions", number, number=shown),
    "activities": lambda number, shown: ngettext("%(number)s activity", "%(number)s activities", number, number=shown),
    "actions": lambda number, shown: ngettext(
        "%(number)s vaccination session", "%(number)s vaccination sessions", number, number=shown
    ),
    "series": lambda number, shown: ngettext("%(number)s series", "%(number)s series", number, number=shown),
    "groups": lambda number, shown: ngettext("%(number)s group", "%(number)s groups", number, number=shown),
    "attendances": lambda number, shown: ngettext(
        "%(number)s attendance", "%(number)s attendances", number, number=shown
    ),
    "duos": lambda number, shown: ngettext("%(number)s duo", "%(number)s duos", number, number=shown),
    "countries": lambda number, shown: ngettext("%(number)s country", "%(number)s countries", number, number=shown),
    "nights": lambda number, shown: ngettext("%(number)s night", "%(number)s nights", number, number=shown),
    "pitches": lambda number, shown: ngettext("%(number)s pitch", "%(number)s pitches", number, number=shown),
    "assignments": lambda number, shown: ngettext(
        "%(number)s assignment", "%(number)s assignments", number, number=shown
    ),
    "referrals": lambda number, shown: ngettext("%(number)s referral", "%(number)s referrals", number, number=shown),
    "talks": lambda number, shown: ngettext("%(number)s talk", "%(number)s talks", number, number=shown),
    "subjects": lambda number, shown: ngettext(
        "%(number)s person or organisation", "%(number)s people and organisations", number, number=shown
    ),
    "organisations": lambda number, shown: ngettext(
        "%(number)s organisation", "%(number)s organisations", number, number=shown
    ),
    "languages": lambda number, shown: ngettext("%(number)s language", "%(number)s languages", number, number=shown),
    "enrolled": lambda number, shown: ngettext(
        "%(number)s person enrolled", "%(number)s people enrolled", number, number=shown
    ),
    "completed": lambda number, shown: ngettext(
        "%(number)s person completed it", "%(number)s people completed it", number, number=shown
    ),
}
"""What a figure counts, by its word (`Figure.noun`): with how many, and that number as it is written."""
BY_RECORD = {
    "stay_id": "stays",
    "household_id": "families",
    "person_id": "people",
    "session_id": "sessions",
    "action_id": "actions",
    "series_id": "series",
    "match_id": "duos",
    "assignment_id": "assignments",
    "rule_id": "pitches",
}
"""The noun of a figure that names none, by the record to which its rows lead."""


def noun_of(figure: Figure) -> Noun:
    """The noun of what a figure counts."""
    return NOUNS[figure.noun or BY_RECORD[figure.record.argument if figure.record else "person_id"]]

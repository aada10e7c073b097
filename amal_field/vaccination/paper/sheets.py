"""The sheet of a household: its language above, Dutch beneath; where it reads Dutch, or a language that has no texts,
Dutch alone."""

from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from amal_field.vaccination.paper.sheet_texts import DUTCH, RIGHT_TO_LEFT, TEXTS


class Tongue(NamedTuple):
    """The words of a sheet in one language."""

    language: str
    direction: str
    words: dict[str, str]


def tongues(language: str | None, day: date) -> list[Tongue]:
    """The words of a sheet for a household that speaks this language."""
    wanted = dict.fromkeys(one for one in (language, DUTCH) if one in TEXTS)
    return [_tongue(one, day) for one in wanted]


def _tongue(language: str, day: date) -> Tongue:
    told = format_date(day, "long", locale=language)
    words = {name: text.format(day=told) for name, text in TEXTS[language].items()}
    return Tongue(language, "rtl" if language in RIGHT_TO_LEFT else "ltr", words)

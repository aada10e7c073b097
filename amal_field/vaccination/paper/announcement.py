"""What hangs out before an action, and the leaflet with the questions: in Dutch, French and English, of nobody."""

from typing import NamedTuple

from babel import Locale
from babel.dates import format_date

from amal_field.vaccination.paper.announcement_texts import ANNOUNCEMENT, LANGUAGES, NO_ANSWERS, QUESTIONS
from amal_field.vaccination.queries.actions import FoundAction


class Announced(NamedTuple):
    """An announcement in one language."""

    language: str
    title: str
    day: str
    interpreter: str | None
    words: dict[str, str]


class Leaflet(NamedTuple):
    """The questions in one language."""

    language: str
    title: str
    questions: tuple[str, ...]
    no_answers: str


def announced(found: FoundAction) -> list[Announced]:
    """An action as it is announced, in each language."""
    return [_announced(found, language) for language in LANGUAGES]


def leaflets() -> list[Leaflet]:
    """The questions of the nurse, in each language."""
    return [Leaflet(language, *QUESTIONS[language], NO_ANSWERS[language]) for language in LANGUAGES]


def _announced(found: FoundAction, language: str) -> Announced:
    words = ANNOUNCEMENT[language]
    speaks = found.action.interpreter_language
    interpreter = Locale.parse(language).languages.get(speaks, speaks) if speaks else None
    day = format_date(found.day, "full", locale=language)
    return Announced(language, words[found.session.kind], day, interpreter, words)

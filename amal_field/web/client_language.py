"""What a client reads, on a tablet that stands before them or on paper: nine languages, in catalogues of their own.

The language of the staff stays as it is: `lang` and `dir` stand on the client's part of the page alone. Catalogues are
of the domain `client`; its sentences stand in the code in English, within `client_gettext` or `client_word`.
"""

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g
from markupsafe import Markup

LANGUAGES = {
    **{"nl": "Nederlands", "fr": "Français", "en": "English", "uk": "Українська", "ru": "Русский"},
    **{"ro": "Română", "bg": "Български", "tr": "Türkçe", "ar": "العربية"},
}
"""What each is called in itself, in the order of the screens."""
RIGHT_TO_LEFT = frozenset({"ar"})
DOMAIN = "client"
FOLDER = Path(__file__).resolve().parents[1] / "translations"
READ = "X-Read-By-Native-Speaker"
"""The header of a catalogue that says whether somebody read it whose language it is."""


def init_app(app: Flask) -> None:
    """Give templates what they need to speak to a client."""
    app.jinja_env.globals |= {
        "client_gettext": client_gettext,
        "client_language": spoken,
        "client_languages": LANGUAGES,
        "direction": direction,
    }


def client_word(text: str) -> str:
    """Mark a sentence for the catalogues; it is said by `client_gettext` later."""
    return text


def client_gettext(text: str, language: str | None = None, **values: object) -> Markup:
    """A sentence in a language, that of this request where none is named."""
    said = Markup(_catalogue(language or spoken()).ugettext(text))
    return said % values if values else said


def speak(language: str) -> None:
    """From here on this request speaks this language to the client."""
    g.client_language = language


def spoken() -> str:
    """The code of the language of this request."""
    return g.get("client_language", next(iter(LANGUAGES)))


def direction(language: str) -> str:
    """How a language is written: `ltr` or `rtl`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def client_day(day: date, language: str) -> str:
    """A day as it is written in a language."""
    return format_date(day, "long", locale=language)


def catalogue_of(language: str) -> Path:
    """The file with the sentences of a language."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_by_native_speaker(file: Path) -> str | None:
    """What a catalogue says about who read it; None where it says nothing."""
    found = re.search(rf'^"{READ}: (.*)\\n"$', file.read_text(), re.MULTILINE) if file.exists() else None
    return found and found[1]


def sentences_of(language: str) -> dict[str, str]:
    """All that a client may read in a language, by the sentence in the code."""
    with catalogue_of(language).open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale=language) if message.id}


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(FOLDER, [language], DOMAIN)

"""Which language a word calls."""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from amal_field.people.rules import LANGUAGES
from amal_field.people.search.keys import parts_of

READERS = ("nl", "fr", "en")
"""The languages of those who type the name of one; it is known in its own as well."""


def named(forms: Iterable[str]) -> str | None:
    """The code of the language that is called so, by the parts of its name (`keys.parts_of`): "oekraiens" is `uk`."""
    return next((code for form in forms if (code := _names().get(form))), None)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    known: dict[str, str] = {}
    for code in LANGUAGES:
        for reader in (*READERS, code):
            name = _locale(reader).languages.get(code) if _locale(reader) else None
            forms = parts_of(name) if name and " " not in name else []
            known |= {form: code for form in forms if form not in known}
    return known


@lru_cache
def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code)
    except UnknownLocaleError:
        return None

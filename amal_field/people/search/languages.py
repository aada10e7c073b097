"""Which language a word calls."""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale

from amal_field.people.rules import LANGUAGES
from amal_field.people.search.spellings import parts_of

READERS = ("nl", "fr", "en")
"""The languages of those who type the name of one; it is known in its own as well."""
OWN = {
    **{"nl": "Nederlands", "fr": "français", "en": "English", "uk": "українська", "ru": "русский", "ar": "العربية"},
    **{"bg": "български", "de": "Deutsch", "es": "español", "fa": "فارسی", "ps": "پښتو", "ti": "ትግርኛ", "tr": "Türkçe"},
    **{"pl": "polski", "pt": "português", "ro": "română", "ku": "kurdî (kurmancî)", "so": "Soomaali", "sq": "shqip"},
    **{"sk": "slovenčina", "sr": "српски", "hy": "հայերեն", "ka": "ქართული", "it": "italiano", "bn": "বাংলা"},
    **{"ur": "اردو", "zh": "中文"},
}
"""What each is called in itself, as Babel has it: to ask Babel it reads the whole of each language, a quarter of a
second in the first search of a process."""


def named(forms: Iterable[str]) -> str | None:
    """The code of the language that is called so, by the parts of its name (`keys.parts_of`): "oekraiens" is `uk`."""
    return next((code for form in forms if (code := _names().get(form))), None)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    known: dict[str, str] = {}
    readers = [Locale.parse(reader).languages for reader in READERS]
    for code in LANGUAGES:
        for name in (*(names.get(code) for names in readers), OWN.get(code)):
            forms = parts_of(name) if name and " " not in name else []
            known |= {form: code for form in forms if form not in known}
    return known

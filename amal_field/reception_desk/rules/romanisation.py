"""A name in Ukrainian letters as Ukraine writes it in Latin ones: resolution 55 of 2010 (KMU). It is only proposed: the
name on the document wins (`domain.md` J.5)."""

import unicodedata

from translitua import UkrainianKMU, translit

LETTERS = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
BESIDE = frozenset("'’ʼ`- ")


def romanised(name: str | None) -> str | None:
    """The proposal; None where a letter is none of the Ukrainian alphabet, such as ы, э or ё."""
    letters = unicodedata.normalize("NFC", name or "").strip()
    if not letters or not set(letters.casefold()) <= LETTERS | BESIDE:
        return None
    return translit(letters.replace("`", "'"), UkrainianKMU) or None

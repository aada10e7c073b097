"""Kinds of organisations and when two have one name, on plain values (`domain.md` J.3)."""

from unicodedata import normalize

from anyascii import anyascii

KINDS = ("health", "school", "nt2", "welfare", "housing", "leisure", "partner", "other")
"""What an organisation does. A list in the code and no table, since rules hang on a kind (who may read of a health
referral) and each has a word in three languages."""
LONGEST_KEY = 400
"""How much of a name tells it from others: an index of the database holds no longer row."""


def name_key(name: str) -> str:
    """What two names have in common that differ in capitals, accents and spaces alone: "De Stap" and "DESTAP"."""
    plain = anyascii(normalize("NFKC", name)) or name
    return "".join(plain.casefold().split())[:LONGEST_KEY]

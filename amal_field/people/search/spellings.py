"""What a name is looked up by, on plain values: its parts in Latin letters, how they sound, and their skeletons.

Three steps, each coarser than the one before (`domain.md` B.2):

- a *part* is a piece of a name in lower case and Latin letters; a Cyrillic name gives those of two romanisations;
- its *sound* spells alike what clerks spell differently (g and h, kh and h, y, i and j, w and v, doubled letters);
- its *skeleton* keeps the consonants in classes, after other forms of one name (Oleksandr, Aleksandr) became one.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, combinations

from anyascii import anyascii

from amal_field.people.search.aliases import GROUPS

SIGIL = "~"
"""With which a key of skeletons begins: behind every letter, so that it is the beginning of no part."""
LONGEST_PART = 100
MOST_TOGETHER = 3
"""How many parts of a name are run together at most."""
MOST_SKELETONS = 8
"""How many parts of one person's names are paired with each other."""
ONE_LETTER = str.maketrans("абвгґдезиіклмнопрстуфыэё", "abvhgdezyiklmnoprstufyee", "ьъ")
KMU = str.maketrans(
    {
        **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
        **{"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"},
    }
)
KMU_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
"""Ukraine's own romanisation (Resolution 55 of 27 January 2010), and how it writes the first letter of a word."""
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that nobody sees: soft hyphens, joiners, marks of the direction of writing."""
APOSTROPHES = re.compile(r"['’‘`ʼʹ\"]")
ENDS = re.compile(r"(?<=..)(?:h|x)$")
SOUNDS = tuple(
    (re.compile(spelt), sounds)
    for spelt, sounds in (
        (r"zgh", "zh"),
        (r"gu(?=[ei])", "g"),
        (r"tsch|tch|dzh|dsch|dj|cz|tsj", "ch"),
        (r"shch|sch|sh|sj", "s"),
        (r"zh", "z"),
        (r"ts|tz", "c"),
        (r"kh|gh|ch|g", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ks|x", "ks"),
        (r"ck|qu|q|c", "k"),
        (r"ou|oo|oe", "u"),
        (r"ee", "i"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"i+(?=[aeou])", ""),
        (r"([a-z])\1+", r"\1"),
    )
)
CLASSES = str.maketrans("gqcxhzdvwp", "kkkkkstffb", "aeiouy")


def parts_of(*names: str | None) -> list[str]:
    """The parts of names: Latin letters and digits, lower case, each once; of Cyrillic names in two romanisations.

    A part is cut to `LONGEST_PART`, which an index of the database holds.
    """
    parts_found = parts_in_order(" ".join(name for name in names if name))
    return sorted({part[:LONGEST_PART] for part in chain.from_iterable(parts_found)})


def parts_in_order(name: str) -> list[list[str]]:
    """The parts of a name as they follow each other; of a Cyrillic one, and one with a đ, in each of two
    romanisations."""
    written = UNSEEN.sub("", APOSTROPHES.sub("", unicodedata.normalize("NFC", name))).lower()
    romanised = [anyascii(written)]
    if "đ" in written:
        romanised.append(anyascii(written.replace("đ", "dj")))
    if CYRILLIC.search(written):
        romanised.append(anyascii(_kmu(written)))
    return [re.findall(r"[a-z0-9]+", APOSTROPHES.sub("", one.lower())) for one in romanised]


def names_of(*names: str | None) -> list[str]:
    """The parts of names, and each name of several parts run together as well: De Smet is also found as Desmet."""
    forms = [form for name in names if name for form in parts_in_order(name)]
    together = ("".join(form) for form in forms if 1 < len(form) <= MOST_TOGETHER)
    return sorted({part[:LONGEST_PART] for part in (*chain.from_iterable(forms), *together)})


@lru_cache(maxsize=50_000)
def run_together(*names: str | None) -> tuple[str, ...]:
    """The names as one word, in the order in which they stand, in each romanisation: Van Damme as Vandamme."""
    forms = parts_in_order(" ".join(name for name in names if name))
    return tuple(dict.fromkeys("".join(form)[:LONGEST_PART] for form in forms if form))


@lru_cache(maxsize=20_000)
def sound(part: str) -> str:
    """How a part sounds, so far as spellings of one sound differ; never empty for a part that is not."""
    told = part
    for spelt, sounds in SOUNDS:
        told = spelt.sub(sounds, told)
    return ENDS.sub("", told) or part


@lru_cache(maxsize=20_000)
def canonical(part: str) -> str:
    """The sound of the first of the forms that a given name has in several languages, else the part's own."""
    spelt = sound(part)
    return _canons().get(spelt, spelt)


@lru_cache(maxsize=20_000)
def skeleton(part: str) -> str:
    """The consonants of a part in classes, `*` for a vowel at its beginning; a number stays as it is."""
    spelt = canonical(part)
    first = "*" if spelt[0] in "aeiouy" else ""
    return first + spelt.translate(CLASSES)


def pair_keys(parts: Iterable[str]) -> list[str]:
    """A key for each two parts, in whatever order they are written: for a name in another transliteration."""
    skeletons = sorted({skeleton(part) for part in parts if _is_name(part)})[:MOST_SKELETONS]
    return [f"{SIGIL}{one}|{other}" for one, other in combinations(skeletons, 2)]


def year_keys(parts: Iterable[str], year: int | None) -> list[str]:
    """A key for each part with the year of birth, `~skeleton/1984`; `~skeleton/` where no year is known."""
    return sorted({f"{SIGIL}{skeleton(part)}/{year or ''}" for part in parts if _is_name(part)})


def keys_of(parts: Iterable[str], year: int | None) -> list[str]:
    """All that a person with these parts of names and this year of birth is looked up by in the B-tree."""
    return sorted({*parts, *pair_keys(parts), *year_keys(parts, year)})


def _is_name(part: str) -> bool:
    return len(part) > 1 and not part.isdigit()


def spoken(parts: Iterable[str], year: int | None, phone: str | None = None) -> str:
    """The text whose trigrams are looked up: every part and how it sounds, the year of birth, the digits of the phone,
    with a blank before and behind each. An error of typing may change the sound beyond knowing, but not the letters."""
    sounds = {spelt for part in parts for spelt in (part, sound(part), canonical(part))}
    return " ".join(["", *sorted(sounds), str(year or ""), (phone or "").lstrip("+"), ""])


def _kmu(name: str) -> str:
    def word(parts_found: re.Match[str]) -> str:
        letters = parts_found.group()
        return KMU_FIRST.get(letters[0], letters[0]) + letters[1:]

    return re.sub(r"\w+", word, name.replace("зг", "zgh")).translate(KMU).translate(ONE_LETTER)


@lru_cache(maxsize=1)
def _canons() -> dict[str, str]:
    return {sound(form): sound(group[0]) for group in GROUPS for form in group}


def kept_under(bones: str) -> tuple[str, ...]:
    """The skeletons under which a given name is kept of which one form, as it is written, has these."""
    return _kept_under().get(bones, ())


@lru_cache(maxsize=1)
def _kept_under() -> dict[str, tuple[str, ...]]:
    parts_found: dict[str, dict[str, None]] = {}
    for form in (form for group in GROUPS for form in group):
        spelt = sound(form)
        written = ("*" if spelt[0] in "aeiouy" else "") + spelt.translate(CLASSES)
        if written != skeleton(form):
            parts_found.setdefault(written, {})[skeleton(form)] = None
    return {written: tuple(kept) for written, kept in parts_found.items()}

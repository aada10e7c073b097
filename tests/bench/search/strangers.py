"""People with the names of `faker`, which knows nothing of this code, and what is typed for some of them.

All are different people, who live in families: partners, children, twins, a grandson with the name of his grandfather.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from faker import Faker

from amal_field.people.search.spellings import parts_in_order
from tests.bench.search import otherwise
from tests.bench.search.names import Bearer, mistyped

FOLDER = Path(__file__).parent
LOCALES = {"uk_UA": 35, "ru_RU": 10, "bg_BG": 12, "ro_RO": 12, "tr_TR": 12, "fr_BE": 7, "nl_BE": 7, "fr_DZ": 5}
"""Locale of the names, and how many of a hundred have it."""
ARABIC, SHORT = "Arabic letters", "short form and family name"
SLIP = "slip in given name, digit of birth"
TODAY = date(2026, 1, 1)


def pairs(name: str) -> list[tuple[str, str]]:
    """The lines of a file of pairs: as it is typed, and as it is registered."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split()) for line in lines if not line.startswith("#")]


def strangers(count: int, seed: int = 2026) -> list[Bearer]:
    """So many people who are all different, the same each time."""
    dice, people, household = random.Random(seed), [], 0
    fakers = {locale: Faker(locale) for locale in LOCALES}
    for place, fake in enumerate(fakers.values()):
        fake.seed_instance(seed + place)
    while len(people) < count:
        household += 1
        locale = dice.choices(list(LOCALES), LOCALES.values())[0]
        people += _family(fakers[locale], locale, household, dice)
    return people[:count]


def look_ups(people: list[Bearer], count: int) -> tuple[list[Bearer], list[tuple[str, int, str]]]:
    """The people with those among them who bear the names of the files, and what is typed for these and others."""
    dice, people = random.Random(7), list(people)
    free = dice.sample(range(len(people)), len(people))
    asks = []
    arabic = pairs("arabic_names.txt")
    for typed, name in arabic:
        place, (other, family) = free.pop(), dice.choice(arabic)
        people[place] = replace(people[place], given=name, family=family)
        asks.append((ARABIC, place, f"{typed} {other}"))
    for typed, name in pairs("short_forms.txt"):
        place = free.pop()
        people[place] = replace(people[place], given=name)
        asks.append((SHORT, place, f"{typed} {people[place].family}"))
    for place in [free.pop() for _ in range(min(count, len(free)))]:
        one = people[place]
        asks.append((SLIP, place, f"{mistyped(one.given, dice)} {one.family} {_with_another_digit(one.born, dice)}"))
    asks += otherwise.look_ups(people, free, count)
    return people, asks


def _family(fake: Faker, locale: str, household: int, dice: random.Random) -> Iterator[Bearer]:
    """A holder, a partner perhaps, children, two of them twins perhaps; one phone for all."""
    language, phone = locale[:2], f"+324{dice.randrange(70_000_000, 99_999_999)}"
    sex = dice.choice("fm")
    family = {"f": fake.last_name_female(), "m": fake.last_name_male()}
    if language in ("ro", "tr", "fr", "nl"):
        family["m"] = family["f"]

    def one(relation: str, sex: str, born: date, given: str) -> Bearer:
        names = _as_registered(given, dice), _as_registered(family[sex], dice)
        return Bearer(*names, *names, born, language, phone, household, sex, relation)

    def called(sex: str) -> str:
        return fake.first_name_female() if sex == "f" else fake.first_name_male()

    named = called(sex)
    holder = one("holder", sex, _born(dice, 20, 75), named)
    yield holder
    if dice.random() < 0.4:
        other = "m" if sex == "f" else "f"
        yield one("partner", other, holder.born + timedelta(days=dice.randrange(-3000, 3000)), called(other))
    children: set[str] = set()
    for _ in range(dice.choice((0, 0, 1, 2, 3))):
        born, of_child = holder.born + timedelta(days=dice.randrange(18 * 365, 40 * 365)), dice.choice("fm")
        given = named if of_child == sex and dice.random() < 0.03 else called(of_child)
        if born < TODAY and given not in children:  # no two children of one family have one name
            yield one("child", of_child, born, given)
            children.add(given)
            other = dice.choice("fm")
            if dice.random() < 0.04 and (given := called(other)) not in children:
                yield one("child", other, born, given)
                children.add(given)


def _as_registered(name: str, dice: random.Random) -> str:
    """A name as an office writes it: mostly in Latin letters, in one of two romanisations."""
    if name.isascii() or dice.random() < 0.1:
        return name
    parts = dice.choice(parts_in_order(name))
    return " ".join(part.capitalize() for part in parts) or name


def _born(dice: random.Random, least: int, most: int) -> date:
    return TODAY - timedelta(days=dice.randrange(least * 365, most * 365))


def _with_another_digit(born: date, dice: random.Random) -> str:
    """A birth with one digit wrong, a day that exists."""
    while True:
        written = [*f"{born:%d/%m/%Y}"]
        place = dice.choice([0, 1, 3, 4, 8, 9])
        written[place] = dice.choice("0123456789")
        day, month, year = (int(part) for part in "".join(written).split("/"))
        if 1 <= day <= 28 and 1 <= month <= 12 and (day, month, year) != (born.day, born.month, born.year):
            return "".join(written)

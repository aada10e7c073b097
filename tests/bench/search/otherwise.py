"""What is typed for people with the names of `faker` where a name is written in another way: joined, apart, cut."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from anyascii import anyascii
from faker import Faker

from tests.bench.search.names import Bearer

JOINED, APART, AS_ONE = "parts of a name joined", "parts of a name apart", "names run together"
CROATIAN, SAINT = "dj for đ", "St for Sint"
PARTS = re.compile(r"[ '’-]+")

Ask = tuple[str, int, str]


def look_ups(people: list[Bearer], free: list[int], count: int, seed: int = 7) -> Iterator[Ask]:
    """So many of each kind, asked of people at the `free` places: a kind, whose place, the words. Where a kind needs
    other names, these are given to them."""
    dice, fake, croatian = random.Random(seed), Faker("nl_BE"), Faker("hr_HR")
    fake.seed_instance(seed)
    croatian.seed_instance(seed)
    of_parts = [place for place in free if _is_of_parts(people[place].given) or _is_of_parts(people[place].family)]
    single = [place for place in free if place not in {*of_parts}]
    for place in of_parts[:count]:
        one = people[place]
        yield JOINED, place, f"{_joined(one.given)} {_joined(one.family)}"
    for place in of_parts[count : 2 * count]:
        one = people[place]
        people[place] = replace(one, given=_joined(one.given), family=_joined(one.family))
        yield APART, place, f"{one.given} {one.family}"
    for place in single[:count]:
        yield AS_ONE, place, f"{people[place].given}{people[place].family}"
    for place in single[count : 2 * count]:
        people[place] = replace(people[place], given=_with_a_dj(croatian), family=croatian.last_name())
        yield CROATIAN, place, anyascii(re.sub("đ", "dj", f"{people[place].given} {people[place].family}".lower()))
    for place in single[2 * count : 3 * count]:
        name = fake.first_name_male()
        people[place] = replace(people[place], family=f"Sint-{name}")
        yield SAINT, place, f"{people[place].given} {dice.choice(('St-', 'St. ', 'St '))}{name}"


def _is_of_parts(name: str) -> bool:
    return PARTS.search(name) is not None


def _joined(name: str) -> str:
    return PARTS.sub("", name).capitalize()


def _with_a_dj(croatian: Faker) -> str:
    """A first name with a đ in it."""
    while True:
        name = croatian.first_name()
        if "đ" in name.lower():
            return name

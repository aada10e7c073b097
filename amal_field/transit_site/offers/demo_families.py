"""The families of the demo, as they might stand at the gate: their names, ages, languages, phones and caravans."""

from dataclasses import dataclass
from datetime import date, timedelta

from amal_field.people import operations
from amal_field.people.models import Household
from amal_field.people.rules import Birth, Newcomer, birth_from
from amal_field.stamp import Stamp

ADULT, GRANDPARENT = 18, 60
NOT_TOLD = ("Taikon", "Sasha")
"""Of whom nobody told when they were born."""


@dataclass(frozen=True)
class Family:
    """A family: its people with their ages, the one in whose name it stands first."""

    language: str
    phone: str
    people: tuple[tuple[str, int], ...]
    plates: tuple[str, ...]


FAMILIES = {
    "Lagrène": Family(
        "fr",
        "0471 38 52 16",
        (("Sabrina", 36), ("Joseph", 39), ("Kelly", 12), ("Mayron", 9), ("Noa", 5)),
        ("1-TKL-482", "FB-731-QX"),
    ),
    "Winterstein": Family(
        "nl",
        "0486 20 91 47",
        (("Hendrik", 44), ("Rosa", 41), ("Lena", 15), ("Marco", 13), ("Tony", 10), ("Nikki", 7), ("Jimmy", 1)),
        ("1-VDR-905", "2-BHN-318", "1-QXC-067"),
    ),
    "Weiss": Family("de", "+49 1512 4473908", (("Manfred", 52), ("Erika", 49)), ("K-MW 4127",)),
    "Dubois": Family(
        "fr", "0493 57 02 84", (("Cynthia", 29), ("Steven", 31), ("Lina", 6), ("Enzo", 2)), ("1-WNP-264",)
    ),
    "Taikon": Family(
        "en", "0467 81 35 29", (("Rosita", 34), ("Dragan", 37), ("Milena", 11), ("Sasha", 8)), ("2-CJS-750",)
    ),
    "Rosenberg": Family("nl", "0475 66 13 08", (("Kurt", 66), ("Maria", 63)), ("1-HGF-539",)),
    "Adel": Family("fr", "0498 24 70 51", (("Nadège", 27), ("Jimmy", 28), ("Tiana", 4)), ("GD-208-LM",)),
    "Steinbach": Family(
        "nl",
        "0478 05 49 63",
        (("Sonja", 40), ("Peter", 42), ("Kevin", 14), ("Sarah", 11), ("Jordy", 8)),
        ("1-YLB-826", "2-AKT-193"),
    ),
    "Ciurar": Family(
        "ro",
        "0465 92 18 37",
        (("Ștefania", 33), ("Ion", 35), ("Alexandru", 10), ("Denisa", 7), ("Robert", 2)),
        ("B 62 KCR",),
    ),
    "Debarre": Family("fr", "+33 6 12 84 57 39", (("Priscilla", 47), ("Sammy", 19)), ("EK-594-TR",)),
    "Petermann": Family("nl", "0489 31 77 20", (("Wendy", 25), ("Django", 26), ("Giulia", 1)), ("1-ZRM-471",)),
    "Gorgan": Family(
        "ro",
        "0466 40 85 12",
        (("Elena", 38), ("Marius", 40), ("Kevin", 12), ("Andreea", 6)),
        ("2-DXF-635", "CJ 18 GRG"),
    ),
    "Mayer": Family("nl", "0472 19 63 55", (("Heidi", 45), ("Rudi", 47), ("Shania", 16)), ("1-SPK-308",)),
    "Franz": Family("de", "+49 1573 9920614", (("Angela", 58), ("Romano", 30)), ("DU-AF 861",)),
    "Schopper": Family("nl", "0491 73 26 90", (("Ricky", 33), ("Melissa", 31), ("Diego", 9)), ("1-XJD-142",)),
    "Károly": Family("en", "+36 30 555 2817", (("Zsuzsanna", 42), ("László", 44)), ("AE-KL-406",)),
}
"""Family name → who they are. Those who are on the site today bring eighteen children for the class."""


def register(name: str, *, today: date, stamp: Stamp) -> Household:
    """Register one of the families, as old today as the demo says."""
    family = FAMILIES[name]
    newcomers = [
        Newcomer(given_name, name, _birth(name, given_name, age, today), _relation(age, family.people[0][1]))
        for given_name, age in family.people
    ]
    return operations.register_household(newcomers, language=family.language, phone=family.phone, stamp=stamp)


def _birth(name: str, given_name: str, age: int, today: date) -> Birth | None:
    if (name, given_name) == NOT_TOLD:
        return None
    born_on = today - timedelta(days=int(age * 365.25) + 11 + sum(map(ord, given_name)) % 300)
    return birth_from(born_on.year, born_on.month, born_on.day, today=today)


def _relation(age: int, age_of_holder: int) -> str:
    """What somebody is to the first of the family."""
    if age_of_holder - age >= ADULT - 1:
        return "child"
    return "parent" if age >= GRANDPARENT > age_of_holder else "partner"

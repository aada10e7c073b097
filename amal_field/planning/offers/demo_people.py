"""The people of the demo who meet: participants who come week after week, and volunteers who help."""

from datetime import timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import player, stamp_of
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp

PARTICIPANTS = (
    ("Fatma", "Demirtaş", 1988, ["tr", "nl"]),
    ("Iryna", "Bondarchuk", 1979, ["uk", "ru"]),
    ("Abdirahman", "Warsame", 1995, ["so", "en"]),
    ("Rosa", "Quispe", 1983, ["es"]),
    ("Samira", "Noori", 1991, ["fa"]),
    ("Viktor", "Tkachenko", 1967, ["uk", "ru"]),
    ("Mehmet", "Aydoğan", 1974, ["tr"]),
    ("Aster", "Gebremedhin", 1998, ["ti", "en"]),
    ("Desislava", "Koleva", 1986, ["bg"]),
    ("Hassan", "al-Rifai", 1993, ["ar", "en"]),
    ("Lyudmyla", "Savchuk", 1959, ["uk", "ru"]),
    ("João", "Carvalho", 1980, ["pt"]),
    ("Mariam", "Barakzai", 1999, ["fa", "en"]),
    ("Stanislav", "Hruška", 1971, ["sk"]),
    ("Nadia", "Benyahia", 1984, ["ar", "fr"]),
    ("Thi Lan", "Pham", 1977, ["vi"]),
    ("Oleksandr", "Melnychenko", 1989, ["uk", "en"]),
    ("Gloria", "Owusu", 1990, ["en"]),
)
"""Given name, family name, year of birth, languages."""
NEW_IN_GHENT = ("yes", "yes", "no", "yes", None)
"""What they say one after the other; one in five was not asked yet."""
VOLUNTEERS = ("Marleen Van Damme", "Youssef El Amrani", "Griet Vermeulen", "Luc De Backer", "Sofie Verstraete")
SINCE = timedelta(weeks=60)


def register_participants(stamp: Stamp) -> list[Person]:
    """Register the participants, a season ago."""
    today = clock.day_of(stamp.at)
    by = stamp_of("bruno", stamp, today - timedelta(weeks=8))
    newcomers = [Newcomer(given, family, birth_from(year, today=today)) for given, family, year, _ in PARTICIPANTS]
    persons = people.register_people(newcomers, stamp=by)
    for place, (person, (*_, languages)) in enumerate(zip(persons, PARTICIPANTS, strict=True)):
        said = {"languages": languages, "new_resident": NEW_IN_GHENT[place % len(NEW_IN_GHENT)]}
        people.correct_person(person, said, stamp=by)
    return persons


def helper_named(name: str, stamp: Stamp) -> Person:
    """A volunteer by name, or one of the cast by key, as somebody who helps since a year."""
    user = player(name) if name not in VOLUNTEERS else None
    if user and user.person_id:
        return db.session.get_one(Person, user.person_id)
    given, family = (user.name if user else name).split(" ", 1)
    known = select(Person).where(
        Person.given_name == given, Person.family_name == family, Person.volunteer_since_on.is_not(None)
    )
    if user is None and (person := db.session.scalar(known.limit(1))):
        return person
    since = clock.day_of(stamp.at) - SINCE
    by = stamp_of("bruno", stamp, since)
    person = people.register_people([Newcomer(given, family)], stamp=by)[0]
    people.correct_person(person, {"volunteer_since_on": since}, stamp=by)
    if user:
        user.person_id = person.id
        db.session.flush()
    return person

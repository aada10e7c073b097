"""The part of the demo that people play: some of them were registered twice, spelt differently."""

from datetime import timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.duplicates import worklist
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp

DOUBLES = (
    (("Olena", "Kovalenko", 1990), ("Olena", "Kowalenko", 1990), "0470 81 22 63", "Олена Коваленко", ["uk", "ru"]),
    (("Yuliia", "Shevchuk", 1985), ("Julia", "Sjevtsjoek", 1985), "0471 46 05 19", "Юлія Шевчук", ["uk"]),
    (("Yusuf", "Yılmaz", 1979), ("Youssef", "Yilmaz", 1979), "0472 70 93 48", None, ["tr", "nl"]),
    (("Georgi", "Petrov", 2001), ("Gheorghi", "Petrow", 2001), "0473 12 68 30", "Георги Петров", ["bg", "en"]),
)
"""Two spellings of one human being, her phone, her name in her own script, which the first row holds, and languages."""


def load(stamp: Stamp) -> None:
    """Register them, and look for likely duplicates among everybody. Twice is once."""
    phones = [phone for _, _, phone, _, _ in DOUBLES]
    if db.session.scalar(select(Person.id).where(Person.phone.in_(phones)).limit(1)):
        return
    today = clock.day_of(stamp.at)
    for place, (first, second, phone, native_name, languages) in enumerate(DOUBLES):
        for (given, family, year), values, key, weeks in (
            (first, {"native_name": native_name}, "halyna", 9),
            (second, {}, "bruno", 2),
        ):
            by = stamp_of(key, stamp, today - timedelta(weeks=weeks, days=place), 10)
            newcomer = Newcomer(given, family, birth_from(year, today=today))
            person = operations.register_people([newcomer], stamp=by)[0]
            operations.correct_person(person, {"phone": phone, "languages": languages, **values}, stamp=by)
    while worklist.look_again(stamp.at):
        pass

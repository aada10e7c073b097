"""The part of the demo that people play: some of them were registered twice, spelt differently."""

from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.duplicates import worklist
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp

DOUBLES = (
    (("Olena", "Kovalenko", 1990), ("Olena", "Kowalenko", 1990), "0470 11 22 33", "Олена Коваленко"),
    (("Yuliia", "Shevchuk", 1985), ("Julia", "Sjevtsjoek", 1985), "0471 44 55 66", "Юлія Шевчук"),
    (("Yusuf", "Yılmaz", 1979), ("Youssef", "Yilmaz", 1979), "0472 77 88 99", None),
    (("Georgi", "Petrov", 2001), ("Gheorghi", "Petrow", 2001), "0473 10 20 30", "Георги Петров"),
)
"""Two spellings of one human being, her phone, and her name in her own script, which the first row holds."""


def load(stamp: Stamp) -> None:
    """Register them, and look for likely duplicates among everybody. Twice is once."""
    phones = [phone for _, _, phone, _ in DOUBLES]
    if db.session.scalar(select(Person.id).where(Person.phone.in_(phones)).limit(1)):
        return
    today = clock.day_of(stamp.at)
    for first, second, phone, native_name in DOUBLES:
        newcomers = [Newcomer(given, family, birth_from(year, today=today)) for given, family, year in (first, second)]
        one, other = operations.register_people(newcomers, stamp=stamp)
        operations.correct_person(one, {"phone": phone, "native_name": native_name}, stamp=stamp)
        operations.correct_person(other, {"phone": phone, "languages": ["uk"]}, stamp=stamp)
    while worklist.look_again(stamp.at):
        pass

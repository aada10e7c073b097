"""The families that the demo registers at the desk: three today, one whose fourth came later, and two minors without a
parent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Household
from amal_field.people.operations import NewHousehold
from amal_field.people.rules import Newcomer, birth_from
from amal_field.reception_desk import operations
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.operations.registration import NewFile, NewStatus, open_files, queue
from amal_field.stamp import Stamp

HALYNA, OKSANA = "halyna", "oksana"


@dataclass(frozen=True)
class Comes:
    """Somebody of a family: names, also in their own script, the year of birth, sex, and who came with a minor."""

    given_name: str
    family_name: str
    native_name: str
    birth: int
    sex: str
    relation: str | None = "child"
    companion: str | None = "parent"


@dataclass(frozen=True)
class Family:
    """A family that came so many days ago, with the status of all and where they live; `later`: who came since, and
    how many days ago; `status_days`: for how long they had the status when they came."""

    by: str
    ago: int
    phone: str | None
    status: str
    address_kind: str
    people: Sequence[Comes]
    interpreter: bool | None = None
    later: tuple[int, Comes] | None = None
    status_days: int = 0


def _grown(given_name: str, family_name: str, native_name: str, birth: int, sex: str, relation=None) -> Comes:
    return Comes(given_name, family_name, native_name, birth, sex, relation, None)


FAMILIES = (
    Family(
        HALYNA,
        0,
        "0470 31 82 64",
        "certificate",
        "host_family",
        (
            _grown("Iryna", "Savchenko", "Савченко Ірина", 1988, "f"),
            Comes("Sofiia", "Savchenko", "Савченко Софія", 2014, "f"),
            Comes("Danylo", "Savchenko", "Савченко Данило", 2019, "m"),
        ),
        True,
    ),
    Family(
        HALYNA,
        0,
        "0489 17 05 93",
        "registered",
        "city_reception",
        (
            _grown("Petro", "Kravchuk", "Кравчук Петро", 1961, "m"),
            _grown("Liubov", "Kravchuk", "Кравчук Любов", 1964, "f", "partner"),
        ),
        True,
    ),
    Family(
        OKSANA,
        0,
        "+380 67 555 01 42",
        "annex_15",
        "own",
        (
            _grown("Viktoriia", "Lytvyn", "Литвин Вікторія", 1995, "f"),
            Comes("Zlata", "Lytvyn", "Литвин Злата", 2022, "f"),
        ),
        False,
        status_days=20,
    ),
    Family(
        OKSANA,
        3,
        "0476 90 24 58",
        "certificate",
        "host_family",
        (
            _grown("Yuliia", "Zelinska", "Зелінська Юлія", 1984, "f"),
            Comes("Artem", "Zelinskyi", "Зелінський Артем", 2012, "m"),
            Comes("Polina", "Zelinska", "Зелінська Поліна", 2017, "f"),
        ),
        later=(0, _grown("Oleh", "Zelinskyi", "Зелінський Олег", 1982, "m", "partner")),
    ),
    Family(
        HALYNA,
        12,
        "0468 44 71 20",
        "certificate",
        "host_family",
        (
            _grown("Tamara", "Hnatiuk", "Гнатюк Тамара", 1957, "f"),
            Comes("Nazar", "Hnatiuk", "Гнатюк Назар", 2011, "m", "other", "relative"),
        ),
    ),
    Family(
        HALYNA,
        1,
        None,
        "registered",
        "city_reception",
        (Comes("Kateryna", "Doroshenko", "Дорошенко Катерина", 2010, "f", None, "nobody"),),
        True,
    ),
)
GUARDED = "Nazar"


def load(stamp: Stamp) -> None:
    """Register them. Twice is once."""
    if db.session.scalar(select(DeskFile.id).where(DeskFile.file_no.is_not(None)).limit(1)):
        return
    today = clock.day_of(stamp.at)
    for family in sorted(FAMILIES, key=lambda one: -one.ago):
        came = today - timedelta(days=family.ago)
        by = stamp_of(family.by, stamp, came)
        household = _receive(family, list(family.people), None, came, by)
        if family.later:
            ago, person = family.later
            day = today - timedelta(days=ago)
            _receive(family, [person], household, day, stamp_of(family.by, stamp, day))


def _receive(family: Family, came: list[Comes], household: Household | None, on: date, by: Stamp) -> Household:
    queue(by)
    newcomers = [
        Newcomer(
            one.given_name,
            one.family_name,
            birth_from(one.birth, today=on),
            one.relation,
            one.sex,
            one.native_name,
            phone=family.phone if one is family.people[0] else None,
            languages=("uk", "ru"),
        )
        for one in came
    ]
    new = household or NewHousehold(None, family.phone)
    received = people.receive(newcomers, {}, {}, household=new, stamp=by)
    files = open_files(
        received.household,
        [
            (
                received.persons[place],
                NewFile(
                    on,
                    None,
                    family.address_kind,
                    one.companion,
                    family.interpreter,
                    ("passport",),
                    NewStatus(family.status, on - timedelta(days=family.status_days)),
                ),
            )
            for place, one in enumerate(came)
        ],
        stamp=by,
    )
    for file, one in zip(files, came, strict=True):
        if one.given_name == GUARDED:
            _guard(file, on, by)
    return received.household


def _guard(file: DeskFile, on: date, by: Stamp) -> None:
    """The minor was reported on the day and got a guardian since."""
    values = {
        "reported_on": on,
        "reported_how": "phone",
        "reported_by": "Halyna Bondar",
        "guardian": "Mieke Van Damme",
        "guardian_phone": "0497 62 10 35",
        "guardian_since": on + timedelta(days=5),
    }
    operations.guardianships.note_guardianship(file, None, values, stamp=by)

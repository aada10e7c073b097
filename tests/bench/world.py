"""A database full of people, written in bulk: households of five with past stays, some of them on the site today.

The first households and their stays of the past weeks are the same however many there are; the rest were here in
years before. The rows go around the operations: with 1,000,000 people there is no time to check each family in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import chain, count, islice
from typing import Any

from flask import Flask
from uuid6 import uuid7

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.accounts.offers.demo import player
from amal_field.contacts.models import ContactTopic
from amal_field.db import begin_write, db
from amal_field.organisations.models import Organisation, Service
from amal_field.people.search import index, spellings
from amal_field.transit_site.models import Pitch, Site
from amal_field.vaccination.models import Vaccine
from migrations import guards, trigrams
from tests.bench import buddies, contacts, desk_files, desk_queue, editions, referrals, sessions, tablets, vaccinations
from tests.databases import fill, make_app

BORN = (1975, 1984, 2012, 2015, 2018)
"""When the five of a family were born: two adults and three children, who go to the class unit."""
FAMILY = len(BORN)
OPEN = 18
RECENT = 200
"""Households of which the last stay lies in the past weeks, 25 a week."""
GIVEN = ("Amandine", "Django", "Manus", "Nele", "Tonio", "Kali", "Rosa", "Bero", "Lena", "Sandro", "Mirela", "Zoran")
SYLLABLES = ("ba", "ler", "mon", "ri", "sta", "veld", "ko", "ni", "dru", "hof", "wes", "tan", "ge", "lo", "mar", "zi")
CHUNK = 5_000
KEYS = count(uuid7().int)
STAMP = {
    "recorded_at": f"{datetime(2024, 1, 1, tzinfo=UTC):%Y-%m-%d %H:%M:%S.000000}",
    "recorded_by_id": IMPORT_ID.hex,
}


@dataclass(frozen=True)
class World:
    """How much there is."""

    people: int
    open: int = OPEN

    @property
    def households(self) -> int:
        """How many households."""
        return self.people // FAMILY


@dataclass(frozen=True)
class Ids:
    """The keys of what is there already: the service of the site, the organisations, a topic of talks, a vaccine, and
    who looks."""

    service: str
    organisations: list[str]
    topic: str
    vaccine: str
    user: str


def family_name(place: int) -> str:
    """The name of a household: some 4,000 different ones, so that in a large world names are shared. Those of the first
    are nobody else's, for they are looked up: what is found is the same however many people there are."""
    parts = (SYLLABLES[place % 16], SYLLABLES[place // 16 % 16], SYLLABLES[(place * 7 + place // 256) % 16])
    return ("" if place < RECENT else "x").join(parts).capitalize()


def build(url: str, world: World) -> None:
    """Migrate the database at `url`, load the cast and fill it."""
    fill(url)
    furnish(url, world)


def furnish(url: str, world: World) -> None:
    """Fill the database at `url`, which has the cast and nobody else."""
    app = make_app(url)
    with app.app_context():
        _without_guards(app, world)
        for part in (sessions, vaccinations, tablets, buddies, desk_queue, editions):
            with app.test_request_context():
                begin_write()
                part.furnish()
        db.session.remove()
        db.engine.dispose()


def _without_guards(app: Flask, world: World) -> None:
    pitches = db.session.execute(db.select(Pitch.id).order_by(Pitch.number)).scalars().all()
    site = db.session.execute(db.select(Site.id)).scalar_one()
    ids = Ids(
        db.session.scalars(db.select(Service.id).filter_by(code="site")).one().hex,
        [key.hex for key in db.session.scalars(db.select(Organisation.id).order_by(Organisation.id))],
        db.session.scalars(db.select(ContactTopic.id).order_by(ContactTopic.position)).first().hex,
        db.session.scalars(db.select(Vaccine.id).order_by(Vaccine.brand_key)).first().hex,
        player("farah").id.hex,
    )
    db.session.remove()
    with db.engine.begin() as connection:
        guards.drop_overlap_guards(connection)
        trigrams.drop(connection)
    families = _families(world, site.hex, [pitch.hex for pitch in pitches], ids)
    insert_rows(_by_table(buddies.of_buddies(world.people, clock.today(), STAMP, iter(_key, None))))
    while chunk := list(islice(families, CHUNK)):
        insert_rows(_by_table(chain.from_iterable(chunk)))
    with db.engine.begin() as connection:
        guards.create_overlap_guards(connection)
        trigrams.make(connection)
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _by_table(rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    found = defaultdict(list)
    for table, row in rows:
        found[table].append(row)
    return found


def insert_rows(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Write rows, by table, as fast as the engine takes them; a table has the same columns in each of its rows."""
    order = [table.name for table in db.metadata.sorted_tables if table.name in rows]
    connection = db.engine.raw_connection()
    try:
        cursor = connection.cursor()
        if db.engine.dialect.name == "sqlite":
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("BEGIN")
        for table in order:
            columns = list(rows[table][0])
            if db.engine.dialect.name == "sqlite":
                marks = ", ".join("?" * len(columns))
                statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
                cursor.executemany(statement, [tuple(row.values()) for row in rows[table]])
            else:
                with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                    for row in rows[table]:
                        copy.write_row(list(row.values()))
        connection.commit()
    finally:
        connection.close()


def _families(world: World, site: str, pitches: list[str], ids: Ids) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    today = clock.today()
    for place in range(world.households):
        household, people, rows = _key(), [_key() for _ in range(FAMILY)], []
        name, plate = family_name(place), f"1-{chr(65 + place % 26)}{chr(65 + place // 26 % 26)}A-{place:06d}"
        rows.append(("households", {"id": household, "name": name, "language": "nl", **STAMP}))
        for position, person in enumerate(people):
            given = GIVEN[(place + position * 5) % len(GIVEN)]
            born = date(BORN[position], 1 + place % 12, 1 + place % 28)
            rows.append(("persons", _person(person, given, name, born)))
            rows.extend(_found_by(person, given, name, born))
            whose = {"household_id": household, "person_id": person, "recorded_person_id": person}
            place_in = {"position": position, "relation": "child" if position > 1 else "holder"}
            rows.append(("household_members", {"id": _key(), **whose, **place_in, **STAMP}))
        sent = (ids.service, ids.organisations)
        rows.extend(referrals.of_family(place, iter(_key, None), people, sent, today, STAMP))
        rows.extend(contacts.of_family(place, iter(_key, None), people[0], (ids.service, ids.topic), today, STAMP))
        rows.extend(desk_files.of_family(place, iter(_key, None), people, today, STAMP))
        rows.extend(vaccinations.of_family(place, iter(_key, None), people, (ids.vaccine, ids.user), today, STAMP))
        arrived, departed = _last_stay(place, today)
        stay = _stay(site, household, f"O{place:07d}", None, arrived, departed)
        rows.extend(_on_site(stay, pitches[place % 25], people, plate))
        if place < world.open:
            came = today - timedelta(days=place)
            here = _stay(site, household, None, f"{came.year}-{place + 1:04d}", came, None)
            rows.extend(_on_site(here, pitches[place], people, plate))
        yield rows


def _found_by(person: str, given: str, family: str, born: date) -> Iterator[tuple[str, dict[str, Any]]]:
    parts, text = _heard(given, family, born.year)
    for part in parts:
        yield "name_parts", {"part": part, "person_id": person}
    yield "search_texts", {"person_id": person, "text": text, "version": index.VERSION}


@cache
def _heard(given: str, family: str, year: int) -> tuple[list[str], str]:
    """What the search knows of a name and a year: there are fewer of them than people."""
    parts = spellings.parts_of(given, family)
    return list(spellings.keys_of(parts, year)), spellings.spoken(parts, year)


def _last_stay(place: int, today: date) -> tuple[date, date]:
    """A week for the first households, counted back from three weeks ago; one night for the rest, 25 a night, before
    the two years of the report: these are the same however many there are."""
    if place < RECENT:
        departed = today - timedelta(days=21 + 7 * (place // 25))
        return departed - timedelta(days=7), departed
    departed = date(today.year - 1, 1, 1) - timedelta(days=1 + (place - RECENT) // 25)
    return departed - timedelta(days=1), departed


def _stay(
    site: str, household: str, register_no: str | None, ticket: str | None, arrived: date, departed: date | None
) -> dict[str, Any]:
    return {
        "id": _key(),
        "site_id": site,
        "register_no": register_no,
        "ticket_no": ticket,
        "household_id": household,
        "arrived_on": arrived.isoformat(),
        "departed_on": departed and departed.isoformat(),
        "departure_kind": departed and "departed",
        "marks": "[]",
        **STAMP,
    }


def _on_site(stay: dict[str, Any], pitch: str, people: list[str], plate: str) -> Iterator[tuple[str, dict[str, Any]]]:
    def spell(**more: str) -> dict[str, Any]:
        days = {"from_on": stay["arrived_on"], "to_on": stay["departed_on"]}
        return {"id": _key(), "stay_id": stay["id"], **days, **more, **STAMP}

    yield "stays", stay
    yield "stay_pitches", spell(pitch_id=pitch)
    yield "stay_caravans", spell(plate=plate, plate_key=plate.replace("-", ""))
    for person in people:
        yield "stay_persons", spell(person_id=person, recorded_person_id=person)


def _person(key: str, given: str, family: str, born: date) -> dict[str, Any]:
    return {
        "id": key,
        "given_name": given,
        "family_name": family,
        "born_on": born.isoformat(),
        "birth_precision": "day",
        "languages": "[]",
        **STAMP,
    }


def _key() -> str:
    return f"{next(KEYS):032x}"

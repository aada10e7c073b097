"""Prints how well and how fast people are found; judges nothing: it is a measurement, no test."""

import argparse
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import accumulate
from math import ceil
from pathlib import Path

import psycopg
from babel import Locale

from amal_field import clock
from amal_field.db import db
from amal_field.people.duplicates import worklist
from amal_field.people.search import finding
from amal_field.people.search.query import read_query
from tests.bench.search import febrl, strangers
from tests.bench.search.names import LANGUAGES, SIZES, Bearer, bearers, mistyped
from tests.bench.search.people import register
from tests.databases import fill, make_app
from tests.postgres import Cluster

LOOK_UPS = 200
STRANGERS = 30_000
"""How many people with names of `faker` there are."""
SURE = 0.9
MOST_AT_HOME = max(SIZES)
RECALL = 0.95
"""At which the precision of the list of duplicates is printed."""
NAMES_OF_LANGUAGES = {code: Locale.parse("nl").languages[code] for code in LANGUAGES}
"""As a clerk types them."""


def main() -> None:
    """Measure what the words of the command line ask for."""
    words = argparse.ArgumentParser(prog="python -m tests.bench.search")
    words.add_argument("--sizes", type=int, nargs="*", default=[1_000, 100_000, 1_000_000])
    words.add_argument("--engines", nargs="*", default=["sqlite", "postgresql"])
    words.add_argument("--strangers", type=int, default=STRANGERS)
    words.add_argument("--look-ups", type=int, default=LOOK_UPS)
    chosen = words.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="amal-field-search-")))
        cluster = stack.enter_context(Cluster()) if "postgresql" in chosen.engines else None
        for engine in chosen.engines:
            for name, people, truth in febrl.duplicates():
                url = _address(engine, name.replace(" ", "_").lower(), folder, cluster)
                _list_duplicates(url, f"{engine}, {name}", people, truth)
            _look_up(_address(engine, "febrl", folder, cluster), f"{engine}, Febrl 4", *febrl.look_ups())
            strange = strangers.strangers(chosen.strangers)
            asked = strangers.look_ups(strange, chosen.look_ups)
            _look_up(_address(engine, "strangers", folder, cluster), f"{engine}, {len(strange):,} of faker", *asked)
            _all_different(_address(engine, "different", folder, cluster), engine, strange)
            for size in chosen.sizes:
                people = list(bearers(size))
                asks = list(_asks(people, min(chosen.look_ups, size)))
                _look_up(_address(engine, f"of_{size}", folder, cluster), f"{engine}, {size:,} people", people, asks)


def _list_duplicates(url: str, name: str, people: Sequence[Bearer], truth: set[frozenset[int]]) -> None:
    """Register the people, compare them as `flask people compare` does, print how good the list of duplicates is."""
    ids, listed, spent = _compared(url, people)
    places = {key: place for place, key in enumerate(ids)}
    right = [frozenset((places[pair.one.id.hex], places[pair.other.id.hex])) in truth for pair in listed]
    needed = ceil(RECALL * len(truth))
    place = next((place for place, count in enumerate(accumulate(right), 1) if count >= needed), None)
    print(
        f"{name}: {len(people):,} rows compared in {spent}; the list of duplicates: "
        f"precision {sum(right) / len(right):.3f}, recall {sum(right) / len(truth):.3f}; "
        + (f"precision {needed / place:.3f} at recall {RECALL}" if place else f"recall {RECALL} is not reached"),
        flush=True,
    )


def _all_different(url: str, name: str, people: Sequence[Bearer]) -> None:
    """Register people who are all different, print how many pairs the list of duplicates would have all the same."""
    _ids, listed, spent = _compared(url, people)
    sure = [pair for pair in listed if pair.likelihood >= SURE]
    print(
        f"\n{name}: {len(people):,} different people compared in {spent}; "
        f"{len(listed)} pairs are listed, {len(sure)} of them at {SURE} and more",
        flush=True,
    )
    for pair in sure[:10]:
        print(f"  {pair.likelihood:.2f} {pair.one.name} {pair.one.born_on} = {pair.other.name} {pair.other.born_on}")


def _compared(url: str, people: Sequence[Bearer]) -> tuple[list[str], list[worklist.Likely], str]:
    """Register people and compare them: their keys, the list of duplicates, and what the list took, in words."""
    fill(url)
    app = make_app(url)
    ids = register(app, people)
    with app.app_context():
        begun, processor = time.perf_counter(), time.process_time()
        while worklist.look_again(clock.now()):
            db.session.commit()
        processor = time.process_time() - processor
        spent = f"{time.perf_counter() - begun:.1f} s, {processor:.1f} s of this process's processor time"
        listed = worklist.likely_pairs(len(people) ** 2)
        db.session.remove()
        db.engine.dispose()
    return ids, listed, spent


def _look_up(url: str, name: str, people: Sequence[Bearer], asks: Sequence[tuple[str, int, str]]) -> None:
    """Register the people, look each one up who is asked for, print recall and time of each kind of look-up.

    `of cpu` is the processor time of this process, in the middle: what else the machine does does not lengthen it.
    As in a request each look-up is a transaction that is committed, and as in a server whatever was there before is no
    garbage to be looked for: not the million people either.
    """
    fill(url)
    app = make_app(url)
    ids = register(app, people)
    told: dict[str, list[tuple[int, float, float]]] = {}
    gc.collect()
    gc.freeze()
    with app.app_context():
        for kind, place, typed in asks:
            begun, processor = time.perf_counter(), time.process_time()
            hits = finding.hits_for(read_query(typed), finding.anybody)
            spent = 1_000 * (time.perf_counter() - begun), 1_000 * (time.process_time() - processor)
            found = [hit.person.id.hex for hit in hits]
            told.setdefault(kind, []).append((found.index(ids[place]) if ids[place] in found else 99, *spent))
            db.session.commit()
        db.session.remove()
        db.engine.dispose()
    print(
        f"\n{name}\n  {'look-up':32}{'@1':>7}{'@5':>7}{'@10':>7}{'median':>9}{'p95':>9}{'worst':>9}{'of cpu':>9} ms",
        flush=True,
    )
    for kind, some in told.items():
        recalls = (sum(place < most for place, *_ in some) / len(some) for most in (1, 5, 10))
        times = sorted(spent for _, spent, _ in some)
        spent = (statistics.median(times), times[int(len(times) * 0.95)], times[-1])
        spent += (statistics.median(processor for *_, processor in some),)
        print(f"  {kind:32}{''.join(f'{one:7.3f}' for one in recalls)}{''.join(f'{one:9.1f}' for one in spent)}")


def _asks(people: Sequence[Bearer], count: int) -> Iterator[tuple[str, int, str]]:
    """What is typed for so many of them: a kind of look-up, whose place, the words."""
    dice = random.Random(2026)
    for place in dice.sample(range(len(people)), count):
        one = people[place]
        wrong = _mistyped(one, dice)
        other = f"{one.other_family} {one.other_given}"
        language = NAMES_OF_LANGUAGES[one.language]
        yield "typing error, birth", place, f"{wrong} {one.born:%d/%m/%Y}"
        yield "transliteration, birth", place, f"{other} {one.born:%d/%m/%Y}"
        yield "typing error, year", place, f"{wrong} {one.born.year}"
        yield "typing error, phone", place, f"{wrong} {one.phone}"
        yield "typing error, language", place, f"{wrong} {language}"
        yield "transliteration, language", place, f"{other} {language}"
        if mates := _mates(people, place):
            mate = dice.choice(mates)
            yield "typing error, household", place, f"{wrong} {mate.other_given}"
            yield "transliteration, household", place, f"{other} {mate.given}"
        yield "typing error alone", place, wrong
        yield "transliteration alone", place, other
        yield "as registered", place, f"{one.given} {one.family}"
        yield "three letters of each", place, f"{one.given[:3]} {one.family[:3]}"
        yield "one letter", place, one.family[:1]


def _mates(people: Sequence[Bearer], place: int) -> list[Bearer]:
    """Those with whom somebody lives: they stand beside her."""
    near = people[max(place - MOST_AT_HOME, 0) : place + MOST_AT_HOME]
    return [other for other in near if other.household == people[place].household and other is not people[place]]


def _mistyped(one: Bearer, dice: random.Random) -> str:
    if dice.random() < 0.5:
        return f"{mistyped(one.given, dice)} {one.family}"
    return f"{one.given} {mistyped(one.family, dice)}"


def _address(engine: str, name: str, folder: Path, cluster: Cluster | None) -> str:
    if engine == "sqlite":
        return f"sqlite:///{folder / name}.sqlite3"
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return cluster.url(name)


if __name__ == "__main__":
    main()

"""Registers in and out: a year, 96,000 rows again, a preview of 10,000, and 100,000 on their way out."""

import csv
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from flask.testing import FlaskClient

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import begin_write, db, new_key
from amal_field.stamp import Stamp
from tests.bench import world
from tests.bench.databases import Databases
from tests.bench.report import BenchLine
from tests.bench.statements import enter, post
from tests.bench.visits import FREE, SITE
from tests.databases import fill, make_app
from tests.registers.folders import COLUMNS, YEAR_2022
from tests.transit_site.world import known_family

PERSONS, SESSIONS, MARKS = 9_000, 3_000, 84_000
"""Of the registers of 96,000 rows."""
NEW = (1_000, 500, 8_500)
"""The same of what is looked at before it is stored."""
LONG_LOCK = 0.1
"""What holds the lock for so many seconds is the import, and no other write."""


@dataclass(frozen=True)
class Took:
    """What a step took in a process of its own; `of_app`: what the app takes before it."""

    seconds: float
    megabytes: float
    of_app: float

    @property
    def more(self) -> int:
        """The megabytes of the step itself."""
        return round(self.megabytes - self.of_app)


class Watch(threading.Thread):
    """Tries all the time to write into an SQLite database: for how long it could not, the longest time of all, and what
    `act` answers that is called as soon as that begins."""

    def __init__(self, file: str, act: Callable[[], float]) -> None:
        super().__init__(daemon=True)
        self.file, self.act, self.longest, self.answered, self.is_over = file, act, 0.0, None, threading.Event()

    def run(self) -> None:
        with closing(sqlite3.connect(self.file, timeout=0, isolation_level=None)) as connection:
            since, others = None, []
            while not self.is_over.wait(0.01):
                now = time.monotonic()
                if self._can_write(connection):
                    since = None
                    continue
                since = since or now
                self.longest = max(self.longest, now - since)
                if self.longest > LONG_LOCK and not others:
                    others.append(threading.Thread(target=self._act))
                    others[0].start()
            for other in others:
                other.join()

    def _can_write(self, connection: sqlite3.Connection) -> bool:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        connection.execute("ROLLBACK")
        return True

    def _act(self) -> None:
        self.answered = self.act()


def lines(engine: str, make: Databases) -> list[BenchLine]:
    """The figures of one engine."""
    url = make("registers")
    fill(url)
    with tempfile.TemporaryDirectory(prefix="amal-field-registers-") as folder:
        whole, new = (_folder(Path(folder) / name) for name in ("whole", "new"))
        read = _take("read", url, YEAR_2022)
        found = [BenchLine(engine, "year 2022, reading", "MB at the peak", round(read.megabytes), 300)]
        found += _year(engine, url, _a_family(url))
        _write(new, "N", *NEW)
        preview = _take("preview", url, new)
        found.append(BenchLine(engine, f"preview of {sum(NEW):,} rows", "seconds", round(preview.seconds, 1), 5))
        _write(whole, "B", PERSONS, SESSIONS, MARKS)
        _take("import", url, whole)
        again = _take("import", url, whole)
        about = f"{PERSONS + SESSIONS + MARKS:,} rows again"
        found.append(BenchLine(engine, about, "seconds", round(again.seconds, 1), 60))
        found.append(BenchLine(engine, about, "MB at the peak", round(again.megabytes), 350))
        found.append(BenchLine(engine, about, "MB of the app before it", round(again.of_app)))
        out = _take("export", url, _folder(Path(folder) / "out"))
        found.append(BenchLine(engine, "export of all, as CSV", "MB beside those of the app", out.more, 150))
        book = _take("workbook", url, Path(folder) / "out.xlsx")
        found.append(BenchLine(engine, "export of one, as .xlsx", "MB beside those of the app", book.more, 150))
    return found


def _a_family(url: str) -> str:
    """The key of a household that was here weeks ago."""
    app = make_app(url)
    with app.test_request_context():
        begin_write()
        home = known_family(Stamp(player("amina").id, clock.now(), new_key())).id
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return str(home)


def _year(engine: str, url: str, household: str) -> list[BenchLine]:
    """The import of a year; on SQLite also for how long nobody else writes, and a check-in that comes just then."""
    if engine != "sqlite":
        return [BenchLine(engine, "import of 2022", "seconds", round(_take("import", url, YEAR_2022).seconds, 1), 15)]
    client = make_app(url).test_client()
    csrf = enter(client, "amina", SITE)
    watch = Watch(url.removeprefix("sqlite:///"), lambda: _check_in(client, csrf, household))
    watch.start()
    took = _take("import", url, YEAR_2022)
    watch.is_over.set()
    watch.join()
    found = [
        BenchLine(engine, "import of 2022", "seconds", round(took.seconds, 1), 15),
        BenchLine(engine, "import of 2022", "MB at the peak", round(took.megabytes)),
        BenchLine(engine, "import of 2022", "seconds of the write lock", round(watch.longest, 1), 3),
    ]
    if watch.answered is not None:
        found.append(BenchLine(engine, "a check-in meanwhile", "seconds", round(watch.answered, 1), 3.5))
    return found


def _check_in(client: FlaskClient, csrf: str, household: str) -> float:
    """How many seconds it takes."""
    begun = time.monotonic()
    post(client, csrf, f"{SITE}/pitches/{FREE[0]}/check-in", household=household, everyone="yes")
    return time.monotonic() - begun


def _take(step: str, url: str, path: Path) -> Took:
    """Take a step in a process of its own. Raises `RuntimeError` where it ends badly."""
    words = [sys.executable, "-m", "tests.bench.registers_work", step, url, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{step}: {re.sub('^.*Traceback', 'Traceback', done.stderr, flags=re.S)[-2000:]}")
    return Took(**json.loads(done.stdout.splitlines()[-1]))


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _write(folder: Path, letter: str, persons: int, sessions: int, marks: int) -> None:
    """Registers of so many rows, under numbers that begin with a letter."""
    _register(
        folder,
        "personen",
        (
            {
                "persoon_nr": f"{letter}P{place}",
                "gezin_nr": f"{letter}G{place // 5}",
                "gezin_rol": "ander" if place % 5 else "hoofd",
                "achternaam": world.family_name(world.RECENT + place // 5),
                "voornaam": f"{world.GIVEN[place % len(world.GIVEN)]}{letter.lower()}{place % 97}",
                "geboortedatum": str(1950 + place % 70),
            }
            for place in range(persons)
        ),
    )
    first = date(2020, 1, 1)
    _register(
        folder,
        "sessies",
        (
            {
                "sessie_nr": f"{letter}S{place}",
                "programma": "samenlezen",
                "datum": f"{first + timedelta(days=place % 700):%d/%m/%Y}",
                "van": f"{9 + place // 700:02}:00",
                "tot": f"{9 + place // 700:02}:45",
                "plaats": "De Krook",
                "status": "gehouden",
            }
            for place in range(sessions)
        ),
    )
    _register(
        folder,
        "aanwezigheden",
        (
            {
                "aanwezigheid_nr": f"{letter}A{place}",
                "sessie_nr": f"{letter}S{place % sessions}",
                "persoon_nr": f"{letter}P{(place // sessions + place % sessions * 29) % persons}",
                "rol": "deelnemer",
            }
            for place in range(marks)
        ),
    )


def _register(folder: Path, name: str, rows: Iterable[dict[str, str]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS[name], delimiter=";", restval="")
        writer.writeheader()
        writer.writerows(rows)

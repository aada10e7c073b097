"""`python -m tests.bench.kill`, or `make kill-test`: 500 check-ins while the server is killed with -9 again and again.

Several clients check families in on the real server. Whenever some more have been answered, every process of the
server is killed, in the middle of whatever it does, and started again; a client that got no answer sends the same
submission again. At the end each answered check-in must be there, once. Ends with 1 where one is lost or doubled.
"""

import argparse
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from queue import Empty, SimpleQueue
from urllib.parse import urlencode
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select, update

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.commands.translate import compile_stale
from amal_field.db import db, new_key
from amal_field.people.models import Household
from amal_field.stamp import Submission
from amal_field.transit_site.models import Pitch, Site, SiteRule, Stay, StayPerson, StayPitch
from tests.bench import visits, world
from tests.bench.databases import databases
from tests.bench.load import HTMX, Load
from tests.bench.servers import Server
from tests.databases import ENGINES, make_app
from tests.postgres import NoPostgres

CHECK_INS, CLIENTS, KILLS = 500, 8, 6
MOST_SECONDS = 300


@dataclass
class Arrival:
    """One check-in that a client sends until it is answered: whose, where, under which key."""

    household: UUID
    pitch: int
    token: UUID = field(default_factory=uuid4)
    sent: int = 0
    status: int | None = None


@dataclass
class Run:
    """What the clients share."""

    port: int
    cookie: str
    csrf: str
    work: SimpleQueue
    until: float
    answered: int = 0
    cut_off: Counter = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)


def main() -> int:
    """Do it on each engine and print the counts; 1 where a check-in is lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kill", description=__doc__)
    parser.add_argument("--engine", choices=[*ENGINES, "both"], default="both")
    parser.add_argument("--check-ins", type=int, default=CHECK_INS)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--kills", type=int, default=KILLS)
    words = parser.parse_args()
    compile_stale()
    wrong = []
    for engine in ENGINES if words.engine == "both" else [words.engine]:
        try:
            with databases(engine) as (make, _):
                wrong += one_engine(engine, make("kill"), words.check_ins, words.clients, words.kills)
        except NoPostgres as missing:
            wrong.append(str(missing))
    print("\n".join(wrong) or "Every answered check-in is there, once.")
    return 1 if wrong else 0


def one_engine(engine: str, url: str, check_ins: int, clients: int, kills: int) -> list[str]:
    """Send, kill, send again, count; what is wrong in the end."""
    world.build(url, world.World(check_ins * world.FAMILY, open=0))
    arrivals = prepare(url, check_ins)
    with Server("wsgi:app", url) as server, Load() as load:
        visitor = visits.Visitor(load, server, None)
        visits.enter_app(visitor)
        run = Run(server.port, visitor.cookie, visitor.csrf, SimpleQueue(), time.monotonic() + MOST_SECONDS)
        for arrival in arrivals:
            run.work.put(arrival)
        threads = [threading.Thread(target=client, args=(run,)) for _ in range(clients)]
        for thread in threads:
            thread.start()
        stored_unanswered = kill_again_and_again(server, run, threads, check_ins, kills, url)
        for thread in threads:
            thread.join()
    found = stored(url)
    wrong = [f"{engine}: {sentence}" for sentence in verdict(arrivals, found)]
    again = sum(arrival.sent > 1 for arrival in arrivals)
    print(
        f"{engine}: {check_ins} check-ins from {clients} clients, the server killed {kills} times; "
        f"{again} sent again with the same key ({dict(run.cut_off)}), of which {stored_unanswered} had been stored "
        f"before they were answered; {sum(arrival.status is not None for arrival in arrivals)} answered, "
        f"{len(found)} stored, {len(wrong)} wrong.",
        flush=True,
    )
    return wrong


def prepare(url: str, check_ins: int) -> list[Arrival]:
    """Make as many pitches as check-ins, and say who comes to which."""
    app = make_app(url)
    with app.app_context():
        site = db.session.scalars(select(Site.id)).one()
        known = db.session.scalar(select(func.max(Pitch.number)))
        more = range(known + 1, check_ins + 1)
        pitches = [{"id": new_key(), "site_id": site, "number": one, "row": one, "column": 1} for one in more]
        if pitches:
            db.session.execute(insert(Pitch), pitches)
        db.session.execute(update(SiteRule).values(capacity=check_ins))
        households = db.session.scalars(select(Household.id).order_by(Household.id).limit(check_ins)).all()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return [Arrival(household, place) for place, household in enumerate(households, 1)]


def client(run: Run) -> None:
    """Take one family after the other, and send each until it is answered."""
    connection = HTTPConnection("127.0.0.1", run.port, timeout=20)
    while time.monotonic() < run.until:
        try:
            arrival = run.work.get_nowait()
        except Empty:
            return
        while arrival.status is None and time.monotonic() < run.until:
            arrival.sent += 1
            try:
                arrival.status = send(connection, run, arrival)
            except (OSError, HTTPException) as error:
                connection.close()
                with run.lock:
                    run.cut_off[type(error).__name__] += 1
                time.sleep(0.05)
        with run.lock:
            run.answered += 1


def send(connection: HTTPConnection, run: Run, arrival: Arrival) -> int | None:
    """Send a check-in: the status of its answer, None where it must be sent again because the first still runs."""
    fields = {"csrf_token": run.csrf, "request_token": arrival.token, "household": arrival.household, "everyone": "yes"}
    headers = HTMX | {"Cookie": run.cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"{visits.SITE}/pitches/{arrival.pitch}/check-in", urlencode(fields), headers)
    response = connection.getresponse()
    response.read()
    if response.status in (409, 502, 503):
        time.sleep(0.05)
        return None
    return response.status


def kill_again_and_again(
    server: Server, run: Run, threads: list[threading.Thread], check_ins: int, kills: int, url: str
) -> int:
    """Kill the server after each share of the answers and start it again; how many check-ins were stored by then
    without an answer."""
    surprised = 0
    for turn in range(1, kills + 1):
        while run.answered < check_ins * turn // (kills + 1) and any(thread.is_alive() for thread in threads):
            time.sleep(0.005)
        server.kill()
        surprised += len(stored(url)) - run.answered
        server.start()
    return surprised


def stored(url: str) -> list[tuple[UUID, int, int, int, int]]:
    """Of each stay of today: household, pitch, people, audit entries; and how many keys hold its answer."""
    app = make_app(url)
    with app.app_context():
        people = select(func.count()).where(StayPerson.stay_id == Stay.id).scalar_subquery()
        told = select(func.count()).where(AuditEntry.subject_id == Stay.id, AuditEntry.tag == "site:stay:open")
        rows = db.session.execute(
            select(Stay.household_id, Pitch.number, people, told.scalar_subquery())
            .join(StayPitch, StayPitch.stay_id == Stay.id)
            .join(Pitch, Pitch.id == StayPitch.pitch_id)
            .where(Stay.arrived_on == clock.today(), Stay.cancelled_at.is_(None))
        ).all()
        paths = Counter(db.session.scalars(select(Submission.path).where(Submission.status == 200)))
        db.session.remove()
        db.engine.dispose()
    return [(*row, paths[f"{visits.SITE}/pitches/{row[1]}/check-in"]) for row in rows]


def verdict(arrivals: list[Arrival], found: list[tuple[UUID, int, int, int, int]]) -> list[str]:
    """What is wrong: refused, lost, doubled or half stored; a sentence for each."""
    wrong = []
    times = Counter((household, pitch) for household, pitch, *_ in found)
    for arrival in arrivals:
        count = times.pop((arrival.household, arrival.pitch), 0)
        if arrival.status not in (200, 303):
            wrong.append(f"pitch {arrival.pitch}: answered with {arrival.status}")
        elif count != 1:
            wrong.append(f"pitch {arrival.pitch}: answered, and there {count} times")
    wrong += [f"pitch {pitch}: {count} stays that nobody sent" for (_, pitch), count in times.items()]
    wrong += [
        f"pitch {pitch}: {people} people, {told} audit entries, {keys} answers kept"
        for _, pitch, people, told, keys in found
        if (people, told, keys) != (world.FAMILY, 1, 1)
    ]
    return wrong


if __name__ == "__main__":
    sys.exit(main())

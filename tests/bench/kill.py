"""`python -m tests.bench.kill`, or `make kill-test`: hundreds of writes while the server is killed with -9.

Several clients check families in, take money and tick names on rolls on the real server. Whenever some more have been
answered, every process of the server is killed, in the middle of whatever it does, and started again; a client that got
no answer sends the same submission again. At the end each answered write must be there, once. Ends with 1 where one is
lost or doubled.
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

from flask import Flask

from amal_field.commands.translate import compile_stale
from tests.bench import visits, world
from tests.bench.databases import databases
from tests.bench.kill_work import USERS, Sending, prepare, stored, verdict
from tests.bench.load import HTMX, Load
from tests.bench.servers import Server
from tests.databases import ENGINES, make_app
from tests.postgres import NoPostgres

CHECK_INS, PAYMENTS, CLIENTS, KILLS = 500, 200, 8, 8
MOST_SECONDS = 300
FIRST = {"amina": visits.SITE, "bruno": "/attendance"}
"""Who of the cast sends, and the page on which they begin."""


@dataclass
class Run:
    """What the clients share; `visitors`: the sign-in of each of the cast."""

    port: int
    visitors: dict[str, visits.Visitor]
    work: SimpleQueue
    until: float
    answered: int = 0
    cut_off: Counter = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)


def main() -> int:
    """Do it on each engine and print the counts; 1 where a write is lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kill", description=__doc__)
    parser.add_argument("--engine", choices=[*ENGINES, "both"], default="both")
    parser.add_argument("--check-ins", type=int, default=CHECK_INS)
    parser.add_argument("--payments", type=int, default=PAYMENTS)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--kills", type=int, default=KILLS)
    words = parser.parse_args()
    compile_stale()
    wrong = []
    for engine in ENGINES if words.engine == "both" else [words.engine]:
        try:
            with databases(engine) as (make, _):
                wrong += one_engine(engine, make("kill"), words)
        except NoPostgres as missing:
            wrong.append(str(missing))
    print("\n".join(wrong) or "Every answered check-in, payment and tap is there, once.")
    return 1 if wrong else 0


def one_engine(engine: str, url: str, words: argparse.Namespace) -> list[str]:
    """Send, kill, send again, count; what is wrong in the end."""
    world.build(url, world.World((words.check_ins + world.OPEN) * world.FAMILY))
    app = make_app(url)
    sendings = prepare(app, words.check_ins, words.payments)
    with Server("wsgi:app", url) as server, Load() as load:
        visitors = {key: visits.enter_app(visits.Visitor(load, server, None), key, path) for key, path in FIRST.items()}
        run = Run(server.port, visitors, SimpleQueue(), time.monotonic() + MOST_SECONDS)
        for sending in sendings:
            run.work.put(sending)
        threads = [threading.Thread(target=client, args=(run,)) for _ in range(words.clients)]
        for thread in threads:
            thread.start()
        unanswered = kill_again_and_again(server, run, threads, len(sendings), words.kills, app)
        for thread in threads:
            thread.join()
    wrong = [f"{engine}: {sentence}" for sentence in verdict(app, sendings)]
    again = sum(sending.sent > 1 for sending in sendings)
    kinds = ", ".join(f"{count} of {kind}" for kind, count in Counter(sending.kind for sending in sendings).items())
    print(
        f"{engine}: {len(sendings)} writes ({kinds}) from {words.clients} clients, the server killed {words.kills} "
        f"times; {again} sent again with the same key ({dict(run.cut_off)}), of which {unanswered} had been stored "
        f"before they were answered; {sum(sending.status is not None for sending in sendings)} answered, "
        f"{len(wrong)} wrong.",
        flush=True,
    )
    return wrong


def client(run: Run) -> None:
    """Take one write after the other, and send each until it is answered."""
    connection = HTTPConnection("127.0.0.1", run.port, timeout=20)
    while time.monotonic() < run.until:
        try:
            sending = run.work.get_nowait()
        except Empty:
            return
        while sending.status is None and time.monotonic() < run.until:
            sending.sent += 1
            try:
                sending.status = send(connection, run.visitors[USERS[sending.kind]], sending)
            except (OSError, HTTPException) as error:
                connection.close()
                with run.lock:
                    run.cut_off[type(error).__name__] += 1
                time.sleep(0.05)
        with run.lock:
            run.answered += 1


def send(connection: HTTPConnection, visitor: visits.Visitor, sending: Sending) -> int | None:
    """Send a write: the status of its answer, None where it must be sent again because the first still runs."""
    fields = {"csrf_token": visitor.csrf, "request_token": sending.token} | sending.fields
    headers = HTMX | {"Cookie": visitor.cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", sending.path, urlencode(fields), headers)
    response = connection.getresponse()
    response.read()
    if response.status in (409, 502, 503):
        time.sleep(0.05)
        return None
    return response.status


def kill_again_and_again(
    server: Server, run: Run, threads: list[threading.Thread], writes: int, kills: int, app: Flask
) -> int:
    """Kill the server after each share of the answers and start it again; how many writes were stored by then without
    an answer."""
    surprised = 0
    for turn in range(1, kills + 1):
        while run.answered < writes * turn // (kills + 1) and any(thread.is_alive() for thread in threads):
            time.sleep(0.005)
        server.kill()
        surprised += max(0, stored(app).total() - run.answered)
        server.start()
    return surprised


if __name__ == "__main__":
    sys.exit(main())

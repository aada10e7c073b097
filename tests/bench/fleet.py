"""`python -m tests.bench.fleet`, or `make bench-tablets`: what many tablets ask at once, at a fixed rate.

Twenty requests of the field are thirteen polls, five taps, one site plan and one search. They are sent at planned
moments (`open_load`), from the same cores, and beside them as many of the floor, fifteen pages and five POSTs. Then
what comes together on a day: eight tablets on one roll, the screens of a waiting room while numbers are called, and the
morning, when everybody signs in.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle

from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.commands.translate import compile_stale
from tests.bench import desk_queue, floor, visits, world
from tests.bench.databases import databases
from tests.bench.load import HTMX, Ask, Load
from tests.bench.open_load import OpenLoad, Outcome, Planned
from tests.bench.rolls import people_on
from tests.bench.servers import Server, database_seconds
from tests.bench.sessions import ROLL, ROLLS, url_of
from tests.bench.visits import Visitor
from tests.databases import ENGINES
from tests.postgres import Cluster, NoPostgres

RATES = (60, 120, 200, 300)
MIX = ("poll",) * 13 + ("tap",) * 5 + ("plan", "search")
FLOOR_MIX = ("page",) * 15 + ("post",) * 5
PER_ROLL, PER_PLAN, SCREENS, ON_ONE_ROLL, SIGN_INS = 3, 8, 20, 8, 200
GOOD = (200, 303, 304)
WARM = 2
"""Seconds of each run that do not count."""


@dataclass(frozen=True)
class Run:
    """What one run gave: its answers, the processor time of the server and of the database for one request, and the
    memory of the largest worker at its end."""

    about: str
    rate: float
    outcomes: Sequence[Outcome]
    server_ms: float
    database_ms: float
    megabytes: float

    @property
    def times(self) -> list[float]:
        """Milliseconds from the planned start, the shortest first."""
        return sorted(outcome.milliseconds for outcome in self.outcomes)

    @property
    def errors(self) -> Counter[int]:
        """How many got no answer (0), or a bad one, by its status."""
        return Counter(outcome.status for outcome in self.outcomes if outcome.status not in GOOD)

    def percentile(self, percent: int) -> float:
        """The milliseconds within which so many of a hundred were answered."""
        return self.times[min(len(self.times) * percent // 100, len(self.times) - 1)]

    def __str__(self) -> str:
        times = " ".join(f"{self.percentile(percent):8.1f}" for percent in (50, 95, 99))
        spent = f"{self.server_ms:8.2f} {self.database_ms:8.2f} {self.megabytes:6.0f}"
        errors = ", ".join(f"{count} × {status}" for status, count in self.errors.items()) or "none"
        return f"{self.about:<34} {self.rate:6.1f} {len(self.outcomes):6} {times} {spent}  {errors}"


HEAD = (
    f"{'':<34} {'a s':>6} {'asked':>6} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'cpu ms':>8} {'db ms':>8} {'MB':>6}  "
    "errors"
)


class Fleet:
    """Tablets on one server: amina at the site plan, bruno at the rolls, halyna at the desk."""

    def __init__(self, visitor: Visitor) -> None:
        self.amina = visitor
        self.bruno, self.halyna = visitor.beside("bruno", url_of(ROLL)), visitor.beside("halyna", desk_queue.PAGE)
        self.rolls = {url_of(session): self._people(url_of(session)) for _look, _tap, session in ROLLS}
        self.tags = {url: page.header("hx-ptag") for url in self.rolls for page in self.bruno.see(Ask(url))}
        self.tags |= {visits.SITE: visitor.see(Ask(visits.SITE))[0].header("hx-ptag")}
        self.chance = random.Random(1)
        taps = [
            tap for people in zip(*self.rolls.values(), strict=False) for tap in zip(self.rolls, people, strict=True)
        ]
        self.taps = cycle([(*tap, state) for state in ("present", "unmarked") for tap in taps])
        pages = [*self.rolls] * PER_ROLL + [visits.SITE] * PER_PLAN
        self.tablets = {f"{number} {url}": url for number, url in enumerate(pages)}
        self.polls = cycle(self.chance.sample([*self.tablets.items()], len(pages)))

    def _people(self, url: str) -> list[str]:
        (page,) = self.bruno.see(Ask(url))
        return people_on(page.body)

    def first_tags(self) -> dict[str, str]:
        """The version that each tablet has of what it shows."""
        return {name: self.tags[url] for name, url in self.tablets.items()}

    def mix(self, kind: str, at: float) -> Planned:
        """A request of the field."""
        if kind == "poll":
            name, url = next(self.polls)
            by = self.amina if url == visits.SITE else self.bruno
            return Planned(at, kind, Ask(url, None, HTMX), by.cookies, name)
        if kind == "tap":
            return self.tap(at, *next(self.taps))
        path = visits.SITE if kind == "plan" else f"/people?q={world.family_name(self.chance.randrange(40, 200))}"
        return Planned(at, kind, Ask(path), self.amina.cookies)

    def tap(self, at: float, url: str, person: str, state: str) -> Planned:
        """A tap on a roll."""
        return Planned(at, "tap", self.bruno.post(f"{url}/people/{person}/{state}"), self.bruno.cookies)

    def on_one_roll(self, seconds: int) -> Iterable[Planned]:
        """Eight tablets tick names of one roll, one a second each, and follow it every two seconds."""
        url = url_of(ROLL)
        taps = cycle([(person, state) for state in ("present", "unmarked") for person in self.rolls[url]])
        for place in range(ON_ONE_ROLL * seconds):
            at = place / ON_ONE_ROLL
            yield self.tap(at, url, *next(taps))
            if place // ON_ONE_ROLL % 2 == 0:
                yield Planned(
                    at + 0.05, "poll", Ask(url, None, HTMX), self.bruno.cookies, f"{place % ON_ONE_ROLL} {url}"
                )

    def waiting_room(self, seconds: int) -> Iterable[Planned]:
        """Twenty screens ask every two seconds; a number is made each second, so that there is news."""
        for place in range(SCREENS * seconds // 2):
            ask = Ask(desk_queue.SCREEN, None, HTMX)
            yield Planned(2 * place / SCREENS, "screen", ask, self.halyna.cookies, f"screen {place % SCREENS}")
        for second in range(seconds):
            ask = self.halyna.post(desk_queue.NEW_TICKET, **desk_queue.party())
            yield Planned(second + 0.5, "ticket", ask, self.halyna.cookies)

    def morning(self, seconds: int) -> Iterable[Planned]:
        """Everybody signs in within a minute, while taps go on, ten a second."""
        stranger = Visitor(self.amina.load, self.amina.server, None)
        stranger.see(Ask("/sign-in"))
        people = cycle(CAST[key].email for key in ("amina", "bruno", "halyna"))
        for place in range(SIGN_INS * seconds // 60):
            fields = {"sign_in_email": next(people), "sign_in_password": PASSWORD}
            ask = Ask("/sign-in", {"csrf_token": stranger.csrf} | fields)
            yield Planned(place * 60 / SIGN_INS, "sign-in", ask, stranger.cookies)
        for place in range(10 * seconds):
            yield self.tap(place / 10, *next(self.taps))


def at_rate(make: Callable[[str, float], Planned], mix: Sequence[str], rate: int, seconds: int) -> list[Planned]:
    """So many requests a second of a mix, in an order that is the same each time."""
    order = [kind for _ in range(rate * seconds // len(mix) + 1) for kind in random.Random(7).sample(mix, len(mix))]
    return [make(kind, place / rate) for place, kind in enumerate(order[: rate * seconds])]


def floor_mix(ground: Visitor) -> Callable[[str, float], Planned]:
    """What makes a request of the floor."""
    return lambda kind, at: Planned(at, kind, Ask("/") if kind == "page" else ground.post("/notes"), ground.cookies)


def run(
    about: str, load: OpenLoad, server: Server, cluster: Cluster | None, requests: list[Planned], tags: dict[str, str]
) -> Run:
    """Send them, and say what they took."""
    requests = sorted(requests, key=lambda planned: planned.at)
    before = server.seconds(), database_seconds(cluster)
    outcomes = load.send(server.port, requests, tags)
    spent = server.seconds() - before[0], database_seconds(cluster) - before[1]
    counted = [outcome for outcome, planned in zip(outcomes, requests, strict=True) if planned.at >= WARM]
    rate = len(requests) / (requests[-1].at or 1)
    return Run(about, rate, counted, *(1000 * part / len(requests) for part in spent), server.megabytes())


def main() -> int:
    """Measure each engine and print; 1 where a request got no good answer."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fleet", description=__doc__)
    parser.add_argument("--engine", choices=[*ENGINES, "both"], default="both")
    parser.add_argument("--rates", type=int, nargs="*", default=RATES, help="requests a second")
    parser.add_argument("--seconds", type=int, default=20, help="of each run")
    words = parser.parse_args()
    compile_stale()
    errors = 0
    for engine in ENGINES if words.engine == "both" else [words.engine]:
        try:
            with databases(engine) as (make, cluster):
                errors += measure(engine, make("world"), make("floor"), cluster, words)
        except NoPostgres as missing:
            print(missing, file=sys.stderr)
    return 1 if errors else 0


def measure(engine: str, url: str, floor_url: str, cluster: Cluster | None, words: argparse.Namespace) -> int:
    """All runs of one engine, printed as they come; how many requests got no good answer. The floor, whose writers do
    not queue, has one thread on SQLite."""
    world.build(url, world.World(1_000))
    floor.fill(floor_url)
    print(f"{engine}\n{HEAD}", flush=True)
    with ExitStack() as stack:
        load, steady = stack.enter_context(Load()), stack.enter_context(OpenLoad())
        alone = {"FLOOR": "yes"} | ({} if cluster else {"AMAL_FIELD_THREADS": "1"})
        ground = visits.Floor(load, stack.enter_context(Server("tests.bench.floor:app", floor_url, **alone)), None)
        server = stack.enter_context(Server("wsgi:app", url))
        fleet = Fleet(visits.enter_app(Visitor(load, server, None)))
        errors = 0
        for rate in words.rates:
            plain = at_rate(floor_mix(ground), FLOOR_MIX, rate, words.seconds)
            field = at_rate(fleet.mix, MIX, rate, words.seconds)
            for one in (
                run("floor", steady, ground.server, cluster, plain, {}),
                run("the mix", steady, server, cluster, field, fleet.first_tags()),
            ):
                print(one, flush=True)
                errors += one.errors.total()
        for about, requests in (
            (f"{ON_ONE_ROLL} tablets on one roll", fleet.on_one_roll(words.seconds)),
            (f"{SCREENS} screens of a waiting room", fleet.waiting_room(words.seconds)),
            (f"{SIGN_INS} sign-ins a minute, and taps", fleet.morning(words.seconds)),
        ):
            one = run(about, steady, server, cluster, list(requests), fleet.first_tags())
            print(one, flush=True)
            errors += one.errors.total()
    return errors


if __name__ == "__main__":
    sys.exit(main())

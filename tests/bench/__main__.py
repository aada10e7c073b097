"""`python -m tests.bench [--full] [--json] [--engine …] [--rounds …] [--only …]`: floor and app in turn, a table."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from amal_field.commands.translate import compile_stale
from tests.bench import (
    buddies,
    buddy_visits,
    desk_files,
    desk_visits,
    floor,
    interpreters,
    registers,
    report,
    rolls,
    slow,
    statements,
    tablets,
    vaccination_visits,
    vaccinations,
    visits,
    world,
)
from tests.bench.databases import Databases, databases
from tests.bench.load import Load
from tests.bench.servers import Server
from tests.bench.sessions import ROLL, url_of
from tests.bench.visits import Floor, Visitor
from tests.databases import ENGINES
from tests.postgres import Cluster, NoPostgres

CLIENTS = 32
WRONG_SIGN_INS = 8
GOOD = (200, 303, 304, 422)
"""422 among the good: of two families on one pitch one is refused, politely."""
LARGE = (100_000, 1_000_000)
SITE, ROLLS, VACCINATIONS, DESK, TABLETS, BUDDIES, REGISTERS = PARTS = (
    *("site", "rolls", "vaccinations", "desk", "tablets", "buddies", "registers"),
)
"""What can be measured by itself; the answers of a crowd, slow clients and sign-ins come with the site."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help="also with 100,000 and 1,000,000 people")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--engine", choices=[*ENGINES, "both"], default="both")
    parser.add_argument("--rounds", type=int, default=6, help="turns of all that is measured")
    parser.add_argument("--people", type=int, nargs="*", help="the larger worlds, instead of those of --full")
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS, help="not the whole, but these parts")
    words = parser.parse_args()
    compile_stale()
    larger = words.people if words.people is not None else LARGE if words.full else ()
    lines: list[report.BenchLine] = []
    for engine in ENGINES if words.engine == "both" else [words.engine]:
        try:
            with databases(engine) as (make, cluster):
                text, found = measure(engine, make, cluster, words.rounds, larger, words.only)
        except NoPostgres as missing:
            print(missing, file=sys.stderr)
            continue
        lines += found
        if not words.json:
            print(text, flush=True)
    if words.json:
        print(json.dumps(report.as_json(lines), indent=1))


def measure(
    engine: str,
    make: Databases,
    cluster: Cluster | None,
    rounds: int,
    larger: tuple[int, ...],
    parts: Sequence[str] = PARTS,
) -> tuple[str, list[report.BenchLine]]:
    """All figures of one engine: the text that is printed, and the lines behind it."""
    moved = registers.lines(engine, make) if REGISTERS in parts else []
    if set(parts) == {REGISTERS}:
        return f"{report.rest(moved)}\n", moved
    urls = {people: make(f"world_{people}") for people in (1_000, *larger)}
    for people, url in urls.items():
        world.build(url, world.World(people))
    counts = (_counts(make("few"), world.World(25 * world.FAMILY, open=1)), _counts(make("many"), world.World(2_500)))
    floor_url = make("floor")
    floor.fill(floor_url)
    with ExitStack() as stack:
        load = stack.enter_context(Load())
        ground = Floor(load, stack.enter_context(Server("tests.bench.floor:app", floor_url, FLOOR="yes")), cluster)
        apps = {
            people: Visitor(load, stack.enter_context(Server("wsgi:app", url)), cluster, ground)
            for people, url in urls.items()
        }
        first = {"sign-in": visits.first_visit(apps[1_000], "/sign-in")}
        for visitor in apps.values():
            visits.enter_app(visitor)
        brunos = {people: visitor.beside("bruno", url_of(ROLL)) for people, visitor in apps.items()}
        first["site plan"] = visits.first_visit(apps[1_000], visits.SITE)
        gerts = {people: visitor.beside("gert", buddies.RHYTHM) for people, visitor in apps.items()}
        farahs = {people: visitor.beside("farah", vaccinations.LIST) for people, visitor in apps.items()}
        halynas = {people: visitor.beside("halyna", desk_files.PAGE) for people, visitor in apps.items()}
        ivos = {people: visitor.beside("ivo", interpreters.SHARED_PAGE) for people, visitor in apps.items()}
        shared = apps[1_000].beside("karim", tablets.PAGE, f"tablet={tablets.SECRET}")
        families = {people: visits.known_households(visitor) for people, visitor in apps.items()}
        _in_turn(apps, (brunos, farahs, halynas, gerts, ivos), families, rounds, parts)
        alone = _beside_others(engine, apps[1_000], families[1_000]) if SITE in parts else []
        if TABLETS in parts:
            alone.append(_on_tablet(engine, apps[1_000], shared, rounds))
    app = apps[1_000].figures
    lines = report.of_requests(engine, app, counts)
    rest = (
        report.of_bytes(engine, first, app) + report.of_milliseconds(engine, app, buddy_visits.ROUNDS) + alone + moved
    )
    for people in larger:
        rest += report.of_growth(engine, people, app, apps[people].figures)
    more = [line for line in lines if line.what != "× floor" and line.over]
    return f"{report.table(engine, ground.figures, app, counts)}\n\n{report.rest(more + rest)}\n", lines + rest


def _in_turn(
    apps: dict[int, Visitor],
    others: tuple[dict[int, Visitor], ...],
    families: dict[int, list[str]],
    rounds: int,
    parts: Sequence[str],
) -> None:
    """The apps, one after the other, round after round; the first, with everything still cold, does not count."""
    brunos, farahs, halynas, gerts, ivos = others
    for turn in range(rounds + 1):
        count = 28 if turn else 21
        for people, visitor in apps.items():
            shift = turn * count % len(families[people])
            if SITE in parts:
                visits.app_round(visitor, count, families[people][shift:] + families[people][:shift])
            if ROLLS in parts:
                rolls.roll_round(brunos[people], count)
                rolls.figures_round(brunos[people], count)
            if VACCINATIONS in parts:
                vaccination_visits.vaccination_round(farahs[people], count)
            if BUDDIES in parts:
                buddy_visits.buddy_round(gerts[people], count, turn)
            if DESK in parts:
                desk_visits.desk_round(halynas[people], ivos[people], count, world.family_name(40))
        if turn == 0:
            for visitor in apps.values():
                visitor.figures.clear()


def _beside_others(engine: str, app: visits.Visitor, families: list[str]) -> list[report.BenchLine]:
    """What a slow line sees, how long a write waits beside wrong sign-ins, and what a crowd is answered."""
    seen = slow.lines(engine, app.server.address, visits.PAGES)
    waited = visits.beside_wrong_sign_ins(app, WRONG_SIGN_INS)
    answers = visits.crowd(app, CLIENTS, families)
    errors = [answer for answer in answers if answer.status not in GOOD]
    told = f"errors of {len(answers):,} requests"
    crowd = report.BenchLine(engine, f"{CLIENTS} clients", told, len(errors), 0)
    about = f"a write beside {WRONG_SIGN_INS} wrong sign-ins"
    return [*seen, crowd, report.BenchLine(engine, about, "longest wait, ms", round(waited))]


def _counts(url: str, size: world.World) -> dict[str, list[str]]:
    world.build(url, size)
    return statements.count(url)


def _on_tablet(engine: str, app: Visitor, shared: Visitor, rounds: int) -> report.BenchLine:
    """What a page takes on an enrolled tablet, beside the same on another device."""
    for _turn in range(rounds):
        tablets.tablet_round(app, shared, 28)
    times = app.figures[tablets.SHARED].whole / app.figures[tablets.OWN].whole
    return report.BenchLine(engine, tablets.SHARED, "× the same on another device", round(times, 3), tablets.BUDGET)


if __name__ == "__main__":
    main()

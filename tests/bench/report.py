"""The table: what each request took, beside the floor and the budget, with ok or OVER."""

from dataclasses import asdict, dataclass

from tests.bench.visits import Figures

PAGE, POST, LOOKED = "page", "post", "looked"
"""Measured against the floor's page, its POST, or its page once one POST is taken off: a page that writes a look."""
BUDGETS = {
    "site plan": (PAGE, 4.0),
    "poll, nothing new": (PAGE, 4.0),
    "panel of a taken pitch": (PAGE, 4.0),
    "panel of a free pitch": (PAGE, 4.0),
    "search, a name": (PAGE, 4.0),
    "search, two letters": (PAGE, 4.0),
    "stays, 50 rows": (PAGE, 4.0),
    "season picture": (PAGE, 4.0),
    "season, 7 pitches anew": (PAGE, None),
    "year report": (PAGE, None),
    "annual figures": (PAGE, 25.0),
    "reservation form": (PAGE, 4.0),
    "account of a stay": (PAGE, 4.0),
    "referrals without news, 50 rows": (PAGE, 4.0),
    "referrals by destination": (PAGE, None),
    "contacts of a month, 50 rows": (PAGE, 4.0),
    "file of a household": (LOOKED, 4.0),
    "search of files": (LOOKED, 4.0),
    "interpreters to come, 50 rows": (LOOKED, 4.0),
    "partner’s list, 50 rows": (LOOKED, 4.0),
    "tap on a step": (POST, None),
    "list of vaccinations, 60 rows": (LOOKED, 4.0),
    "promised doses, 50 rows": (LOOKED, None),
    "who got a lot": (LOOKED, None),
    "vaccination tap": (POST, 3.5),
    "check-in of five": (POST, 5.0),
    "departure": (POST, 5.0),
    "settlement": (POST, None),
    "roll, 50 rows": (PAGE, 4.0),
    "roll of the class unit": (PAGE, 4.0),
    "roll of tables, 50 rows": (PAGE, 4.0),
    "roll of a walk, 50 rows": (PAGE, 4.0),
    "roll poll, nothing new": (PAGE, 4.0),
    "attendance tap": (POST, 3.0),
    "tap, class unit": (POST, 3.5),
    "tap, tables": (POST, 3.5),
    "tap, walk": (POST, 3.5),
    "rhythm, 50 of 500": (PAGE, 4.0),
    "suggestions among 200": (PAGE, 4.0),
    "suggestions among 2,000": (PAGE, 6.0),
    "link page": (PAGE, 3.0),
    "tap by link": (POST, 3.0),
    "proposal": (POST, 5.0),
    "round of 200": (POST, None),
    "round of 400": (POST, None),
    "everyone present": (POST, None),
    "walk-in": (POST, None),
}
"""Request → what of the floor it is measured against, and how many times that it may take; None: for orientation.

The annual figures add up two years of all rooms, some 50 numbers of each.
The year report is no page of 25 pitches or 50 rows: it adds two years up, and what counts is that it does not grow. The
destinations are none either: they add up all referrals of all years.
"""
WHOLE_PAGES = (
    "roll, 50 rows",
    "roll of the class unit",
    "roll of tables, 50 rows",
    "roll of a walk, 50 rows",
    "site plan",
    "stays, 50 rows",
    "season picture",
    "season, 7 pitches anew",
    "year report",
    "reservation form",
    "account of a stay",
    "referrals without news, 50 rows",
    "referrals by destination",
    "list of vaccinations, 60 rows",
    "file of a household",
    "interpreters to come, 50 rows",
    "partner’s list, 50 rows",
    "promised doses, 50 rows",
    "who got a lot",
    "contacts of a month, 50 rows",
    "rhythm, 50 of 500",
    "suggestions among 200",
    "suggestions among 2,000",
    "link page",
)
STATEMENTS = {PAGE: 8, POST: 12, LOOKED: 8}
MORE_STATEMENTS = {"annual figures": 20}
"""The page that asks all rooms."""
GROWTH_CPU, GROWTH_P95 = 1.3, 1.5
GROW = (
    "site plan",
    "search, a name",
    "search, two letters",
    "season picture",
    "year report",
    "annual figures",
    "account of a stay",
    "referrals without news, 50 rows",
    "contacts of a month, 50 rows",
    "file of a household",
    "search of files",
    "interpreters to come, 50 rows",
    "partner’s list, 50 rows",
    "promised doses, 50 rows",
    "who got a lot",
    "check-in of five",
    "settlement",
    "roll, 50 rows",
    "roll of the class unit",
    "roll of tables, 50 rows",
    "roll of a walk, 50 rows",
    "rhythm, 50 of 500",
    "suggestions among 200",
    "suggestions among 2,000",
    "link page",
    "tap by link",
    "proposal",
)
"""What must not grow with the people: of the rest it is printed too."""
FIRST_VISIT, FIRST_REQUESTS, LATER_PAGE, SWAP = 60_000, 8, 15_000, 6_000


@dataclass(frozen=True)
class BenchLine:
    """One figure of the report. `budget` None: shown for orientation."""

    engine: str
    about: str
    what: str
    value: float
    budget: float | None = None
    note: str = ""

    @property
    def over(self) -> bool:
        """Whether it goes beyond its budget."""
        return self.budget is not None and self.value > self.budget


def most_statements(name: str) -> int:
    """How many statements a request may take."""
    return MORE_STATEMENTS.get(name, STATEMENTS[BUDGETS[name][0]])


def measured(app: dict[str, Figures]) -> dict[str, tuple[str, float | None]]:
    """The budgets of the requests that were measured."""
    return {name: budget for name, budget in BUDGETS.items() if name in app}


def of_requests(
    engine: str, floor: dict[str, Figures], app: dict[str, Figures], counts: tuple[dict, dict]
) -> list[BenchLine]:
    """The ratio and the number of statements of each request."""
    lines = []
    for name, (kind, most) in measured(app).items():
        few, many = (len(found[name]) for found in counts)
        lines += [
            BenchLine(engine, name, "× floor", round(_ratio(app[name], floor, kind), 2), most),
            BenchLine(engine, name, "statements", max(few, many), most_statements(name)),
            BenchLine(engine, name, "statements more for 500 rows than for 5", max(many - few, 0), 0),
        ]
    return lines


def of_growth(engine: str, people: int, small: dict[str, Figures], large: dict[str, Figures]) -> list[BenchLine]:
    """How much more each request takes in a larger world, the database's own time included."""
    lines, about = [], f"{people:,} people"
    for name in measured(large):
        cpu, p95 = large[name].whole / small[name].whole, large[name].percentile(95) / small[name].percentile(95)
        firm = people == 100_000 and name in GROW
        lines.append(BenchLine(engine, about, f"{name}: × cpu", round(cpu, 2), GROWTH_CPU if firm else None))
        lines.append(BenchLine(engine, about, f"{name}: × p95", round(p95, 2), GROWTH_P95 if firm else None))
    return lines


def of_milliseconds(engine: str, app: dict[str, Figures], most: dict[str, tuple[str, int | None]]) -> list[BenchLine]:
    """The server's processor time of what is measured by no floor."""
    return [
        BenchLine(engine, name, "cpu ms", round(app[name].cpu, 1), budget)
        for name, (_of, budget) in most.items()
        if name in app
    ]


def of_bytes(engine: str, visits: dict[str, tuple[int, int]], app: dict[str, Figures]) -> list[BenchLine]:
    """Bytes over the wire: a first visit, a later page, a swap."""
    lines = []
    for name, (requests, size) in visits.items():
        lines.append(BenchLine(engine, f"first visit: {name}", "bytes", size, FIRST_VISIT))
        lines.append(BenchLine(engine, f"first visit: {name}", "requests", requests, FIRST_REQUESTS))
    for name in measured(app):
        page = name in WHOLE_PAGES
        lines.append(BenchLine(engine, name, "bytes", app[name].size, LATER_PAGE if page else SWAP))
    return lines


def table(engine: str, floor: dict[str, Figures], app: dict[str, Figures], counts: tuple[dict, dict]) -> str:
    """The requests of one engine, a line each."""
    head = f"{engine:<24} cpu ms  db ms  × floor  budget          p50 ms  p95 ms    sql     bytes"
    rows = [head, "-" * len(head)]
    rows += [_row(f"floor: {name}", figures, "", "") for name, figures in floor.items()]
    for name, (kind, most) in measured(app).items():
        ratio, few, many = _ratio(app[name], floor, kind), len(counts[0][name]), len(counts[1][name])
        verdict = f"{ratio:7.2f}" + (f"  ≤ {most:<3g} {'ok' if ratio <= most else 'OVER':<6}" if most else "")
        sql = f"{many}" if few == many else f"{few}/{many}"
        rows.append(_row(name, app[name], verdict, sql))
    return "\n".join(rows)


def rest(lines: list[BenchLine]) -> str:
    """Every other figure, a line each."""
    rows = []
    for line in lines:
        verdict = "" if line.budget is None else f"≤ {line.budget:>8,.10g} {'OVER' if line.over else 'ok'}"
        rows.append(f"{line.engine:<11} {line.about:<28} {line.what:<42} {line.value:>10,.10g} {verdict} {line.note}")
    return "\n".join(row.rstrip() for row in rows)


def as_json(lines: list[BenchLine]) -> list[dict]:
    """The figures for a machine."""
    return [asdict(line) | {"over": line.over} for line in lines]


def _ratio(figures: Figures, floor: dict[str, Figures], kind: str) -> float:
    """How many times the floor a request takes."""
    if kind == LOOKED:
        return (figures.cpu - floor[POST].cpu) / floor[PAGE].cpu
    return figures.cpu / floor[kind].cpu


def _row(name: str, figures: Figures, verdict: str, sql: str) -> str:
    times = f"{figures.percentile(50):9.1f} {figures.percentile(95):7.1f}"
    return (
        f"{name:<24} {figures.cpu:6.2f} {figures.database_ms:6.2f}  {verdict:<20} {times} {sql:>6} {figures.size:>9,}"
    )

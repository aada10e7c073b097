"""The table: what each request took, beside the floor and the budget, with ok or OVER."""

from dataclasses import asdict, dataclass

from tests.bench.budgets import (
    BUDGETS,
    GROW,
    GROWTH_CPU,
    GROWTH_P95,
    MORE_STATEMENTS,
    PAGES_OF_POLLS,
    POLL,
    STATEMENTS,
    WHOLE_PAGES,
)
from tests.bench.figures import Figures

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


def of_requests(engine: str, app: dict[str, Figures], counts: tuple[dict, dict]) -> list[BenchLine]:
    """The ratio and the number of statements of each request."""
    lines = []
    for name, (_kind, most) in measured(app).items():
        few, many = (len(found[name]) for found in counts)
        lines += [
            BenchLine(engine, name, "× floor", round(_ratio(name, app), 2), most),
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
    for name, (_kind, most) in measured(app).items():
        ratio, few, many = _ratio(name, app), len(counts[0][name]), len(counts[1][name])
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


def _ratio(name: str, app: dict[str, Figures]) -> float:
    """How many times the floor a request takes, or its page where it is a poll."""
    figures, (kind, _most) = app[name], BUDGETS[name]
    return figures.cpu / app[PAGES_OF_POLLS[name]].cpu if kind == POLL else figures.times_floor(kind)


def _row(name: str, figures: Figures, verdict: str, sql: str) -> str:
    times = f"{figures.percentile(50):9.1f} {figures.percentile(95):7.1f}"
    return (
        f"{name:<24} {figures.cpu:6.2f} {figures.database_ms:6.2f}  {verdict:<20} {times} {sql:>6} {figures.size:>9,}"
    )

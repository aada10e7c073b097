"""The files of the bench, as Halyna looks and taps."""

from tests.bench import desk_files
from tests.bench.load import HTMX, Ask
from tests.bench.visits import Visitor


def desk_round(visitor: Visitor, count: int, name: str) -> None:
    """A search, the file that it finds, and taps that bring a step there and back."""
    (page,) = visitor.see(Ask(desk_files.search_of(name)))
    url = desk_files.file_on(page.body)
    visitor.do(desk_files.SEARCH, [Ask(desk_files.search_of(name), None, HTMX)] * count)
    (page,) = visitor.see(Ask(url))
    visitor.do(desk_files.FILE, [Ask(url)] * count)
    step, states = desk_files.step_on(page.body), ("busy", "open")
    visitor.do(desk_files.TAP, [visitor.post(f"{step}/{states[turn % 2]}") for turn in range(count // 2 * 2)])

"""The files of the bench, as Halyna looks and taps, and Ivo reads."""

from tests.bench import desk_files, interpreters
from tests.bench.load import HTMX, Ask
from tests.bench.visits import Visitor


def desk_round(visitor: Visitor, partner: Visitor, count: int, name: str) -> None:
    """A search, the file that it finds, and taps that bring a step there and back; interpreters, and the partner's
    list."""
    (page,) = visitor.see(Ask(desk_files.search_of(name)))
    url = desk_files.file_on(page.body)
    visitor.do(desk_files.SEARCH, [Ask(desk_files.search_of(name), None, HTMX)] * count)
    (page,) = visitor.see(Ask(url))
    visitor.do(desk_files.FILE, [Ask(url)] * count)
    step, states = desk_files.step_on(page.body), ("busy", "open")
    visitor.do(desk_files.TAP, [visitor.post(f"{step}/{states[turn % 2]}") for turn in range(count // 2 * 2)])
    visitor.do(interpreters.LIST, [Ask(interpreters.PAGE)] * count)
    partner.do(interpreters.SHARED, [Ask(interpreters.SHARED_PAGE)] * count)

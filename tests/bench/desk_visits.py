"""The files of the bench, as Halyna looks and taps, and Ivo reads."""

from tests.bench import desk_files, desk_queue, interpreters
from tests.bench.load import HTMX, Ask
from tests.bench.visits import Visitor


def desk_round(visitor: Visitor, partner: Visitor, count: int, name: str) -> None:
    """A search, the file that it finds, and taps that bring a step there and back; interpreters, the queue and
    registrations, and the partner's list."""
    (page,) = visitor.see(Ask(desk_files.search_of(name)))
    url = desk_files.file_on(page.body)
    visitor.do(desk_files.SEARCH, [Ask(desk_files.search_of(name), None, HTMX)] * count)
    (page,) = visitor.see(Ask(url))
    visitor.do(desk_files.FILE, [Ask(url)] * count)
    step, states = desk_files.step_on(page.body), ("busy", "open")
    visitor.do(desk_files.TAP, [visitor.post(f"{step}/{states[turn % 2]}") for turn in range(count // 2 * 2)])
    visitor.do(interpreters.LIST, [Ask(interpreters.PAGE)] * count)
    _queue_round(visitor, count)
    partner.do(interpreters.SHARED, [Ask(interpreters.SHARED_PAGE)] * count)


def _queue_round(visitor: Visitor, count: int) -> None:
    """The queue and the screen with their polls; numbers are made, as many are called, and families registered."""
    for look, poll, url in desk_queue.LOOKS:
        (page,) = visitor.see(Ask(url))
        visitor.do(look, [Ask(url)] * count)
        quiet = Ask(url, None, HTMX | {"HX-PTag": page.header("hx-ptag")})
        visitor.do(poll, [quiet] * count, good=(200, 304))
    made = [visitor.post(desk_queue.NEW_TICKET, **desk_queue.party()) for _ in range(count)]
    visitor.do(desk_queue.TICKET, made)
    for _ in range(count):
        (page,) = visitor.see(Ask(desk_queue.PAGE))
        url, done = desk_queue.next_on(page.body)
        visitor.do(desk_queue.CALL, [visitor.post(url, **done)])
    families = [visitor.post(desk_queue.NEW_FAMILY, **desk_queue.a_family()) for _ in range(count // 4)]
    visitor.do(desk_queue.REGISTRATION, families)

"""Duos of the bench, as Gert looks and proposes, and as buddies say by their links how it went."""

import re

from tests.bench import buddies
from tests.bench.load import Ask
from tests.bench.visits import Visitor

ROUNDS = {"round of 200": (buddies.SMALL, 150), "round of 400": (buddies.MIDDLE, None)}
"""Round → its programme, and how many milliseconds of the server's processor time it may take."""


def candidate_url(code: str) -> str:
    """The page of the first buddy who waits in a programme."""
    return f"/buddies/candidates/{buddies.FIRST[code]}"


LOOKS = {
    "rhythm, 50 of 500": buddies.RHYTHM,
    "suggestions among 200": candidate_url(buddies.MIDDLE),
    "suggestions among 2,000": candidate_url(buddies.LARGE),
}
"""Look → its address."""


def partners_on(page: str) -> list[str]:
    """Whom the page of a candidate suggests."""
    return re.findall(r'id="with-([0-9a-f-]{36})"', page)


def duos_on(page: str) -> list[str]:
    """The addresses of the duos of a list."""
    return list(dict.fromkeys(re.findall(r"/buddies/duos/[0-9a-f-]{36}", page)))


def buddy_round(visitor: Visitor, count: int, turn: int) -> None:
    """The lists, proposals that are withdrawn again, rounds, and what is said by the links."""
    for name, url in LOOKS.items():
        visitor.do(name, [Ask(url)] * count)
    url = candidate_url(buddies.SMALL)
    for _ in range(count // 4):
        (page,) = visitor.see(Ask(url))
        visitor.do("proposal", [visitor.post(f"{url}/proposal", other=partners_on(page.body)[0])])
        (page,) = visitor.see(Ask(buddies.PROPOSED))
        visitor.see(*(visitor.post(f"{duo}/declining", by="withdrawn") for duo in duos_on(page.body)))
    for name, (programme, _most) in ROUNDS.items():
        visitor.do(name, [visitor.post("/buddies/round", programme=programme)])
    links = buddies.SECRETS[:count]
    visitor.do("link page", [Ask(link) for link in links])
    visitor.do("tap by link", [visitor.post(f"{link}/{('met', 'missed')[turn % 2]}") for link in links])

"""The action of the bench, as Farah looks and taps."""

import re

from tests.bench import vaccinations
from tests.bench.load import HTMX, Ask
from tests.bench.visits import Visitor


def vaccination_round(visitor: Visitor, count: int) -> None:
    """The list, taps on it that are undone again, promises, and a lot that is called back."""
    (page,) = visitor.see(Ask(vaccinations.LIST))
    url = vaccinations.action_on(page.body)
    (page,) = visitor.see(Ask(url))
    visitor.do("list of vaccinations, 60 rows", [Ask(url)] * count)
    lines = vaccinations.lines_on(page.body)[:count]
    visitor.see(*(visitor.post(f"{url}/lines/{line}/check/yes") for line in lines))
    (panel,) = visitor.see(Ask(f"{url}/lines/{lines[0]}", None, HTMX))
    lot = vaccinations.giving_on(panel.body)
    visitor.do("vaccination tap", [visitor.post(f"{url}/lines/{line}/given", lot=lot) for line in lines])
    for line in lines:
        (panel,) = visitor.see(Ask(f"{url}/lines/{line}", None, HTMX))
        outcome = re.search(r"/outcomes/([0-9a-f-]{36})/cancellation", panel.body).group(1)
        visitor.see(visitor.post(f"{url}/lines/{line}/outcomes/{outcome}/cancellation", code="not_done"))
    visitor.do("promised doses, 50 rows", [Ask(vaccinations.PROMISES)] * count)
    visitor.do("who got a lot", [Ask(vaccinations.FOUND)] * count)

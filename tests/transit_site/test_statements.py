"""How many statements the most common deed of the site takes: the rules it asks are read in one."""

from tests.bench.statements import counted
from tests.transit_site.world import known_family


def test_the_two_taps_take_at_most_twelve_statements(engine, visit, given, app):
    given(lambda stamp: known_family(stamp()))
    page = visit("amina").go("/transit-site/pitches/12", htmx=True)
    with counted(app) as seen:
        page.send("form[action$='/check-in']", htmx=True)
    assert page.status == 200
    assert len(seen) <= 12, "\n".join(seen)

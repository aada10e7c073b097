"""The screens of the annual figures."""

from dataclasses import replace
from datetime import timedelta

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.figures.offers.freezing import freeze
from e2e.screens.screen import Screen
from e2e.world import World
from tests.figures.world import YEAR, a_table, walkers


def furnish(world: World) -> dict[str, object]:
    """The year in which the other rooms furnished what is counted, and one that was frozen and put right since."""
    with world.writing() as stamp:
        there = walkers(lambda *_key: stamp, 3)
        a_table(lambda *_key: stamp, there[:2])
        freeze(YEAR, None, stamp=replace(stamp, by_id=player("bruno").id, at=stamp.at - timedelta(hours=1)))
        a_table(lambda *_key: stamp, there, month=6)
    return {"figures_year": clock.today().year, "frozen_year": YEAR}


SCREENS = [
    Screen("figures", "/figures/{figures_year}", key="bruno"),
    Screen(
        "figures-opened",
        "/figures/{figures_year}",
        lambda page: page.locator("#site-stays > a").tap(),
        key="jan",
    ),
    Screen("figure", "/figures/{figures_year}/site.persons_unique"),
    Screen("figures-frozen", "/figures/{frozen_year}", key="bruno"),
    Screen(
        "figures-frozen-opened",
        "/figures/{frozen_year}",
        lambda page: page.locator("#tables-online-participants > a").tap(),
        key="bruno",
    ),
    Screen("figure-frozen", "/figures/{frozen_year}/tables.online_participants", key="jan"),
    Screen("figures-editions", "/figures/{frozen_year}/editions", key="bruno"),
    Screen("figures-editions-running", "/figures/{figures_year}/editions", key="bruno"),
    Screen("figures-section", "/figures/{figures_year}?section=duos", key="bruno"),
    Screen("chart", "/figures/{figures_year}/charts/site.ages", key="bruno"),
    Screen("chart-of-duos", "/figures/{figures_year}/charts/duos.rhythm", key="bruno"),
    Screen("figures-none", "/figures/1999", key="bruno"),
]

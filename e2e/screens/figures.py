"""The screens of the annual figures."""

from dataclasses import replace
from datetime import timedelta

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.figures.offers.freezing import freeze
from e2e.screens.screen import Screen
from e2e.world import World
from tests.figures.world import YEAR, a_configured_figure, a_manual_figure, a_table, walkers


def furnish(world: World) -> dict[str, object]:
    """The year in which the other rooms furnished what is counted, with figures by hand and configured ones; and one
    that was frozen and put right since."""
    year = clock.today().year
    with world.writing() as stamp:
        there = walkers(lambda *_key: stamp, 3)
        a_table(lambda *_key: stamp, there[:2])
        freeze(YEAR, None, stamp=replace(stamp, by_id=player("bruno").id, at=stamp.at - timedelta(hours=1)))
        a_table(lambda *_key: stamp, there, month=6)
        a_manual_figure(stamp, year)
        span = {"name": "Bezoekers van de Participatiemarkt per maand", "source": "Teller van de website"}
        a_manual_figure(stamp, year, "leisure.visits", [1000, 2000], "range", **span)
        share = a_manual_figure(stamp, year, "interpreting.video", 52, "share", name="Aandeel van video")
        own = a_configured_figure(stamp)
    return {"configured": own.id, "figures_year": year, "frozen_year": YEAR, "by_hand": share.id}


def _note_oddly(page) -> None:
    page.locator("#value").fill("veel")
    page.locator("#by-hand-form .button--main").click()
    page.get_by_role("alert").wait_for()


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
    Screen("figures-other", "/figures/{figures_year}/other", key="jan"),
    Screen("figures-by-hand", "/figures/{figures_year}/other/new", _note_oddly, key="jan", statuses=(422,)),
    Screen("figures-rewriting", "/figures/by-hand/{by_hand}", key="bruno"),
    Screen("figures-configuring", "/figures/{figures_year}/configured/new", key="bruno"),
    Screen("figures-configured", "/figures/{figures_year}/configured/{configured}", key="bruno"),
    Screen("figures-none", "/figures/1999", key="bruno"),
]

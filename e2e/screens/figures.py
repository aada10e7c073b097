"""The screens of the annual figures."""

from amal_field import clock
from e2e.screens.screen import Screen
from e2e.world import World
from tests.figures.world import a_configured_figure, a_manual_figure


def furnish(world: World) -> dict[str, object]:
    """The year in which the other rooms furnished what is counted."""
    year = clock.today().year
    with world.writing() as stamp:
        a_manual_figure(stamp, year)
        span = {"name": "Bezoekers van de Participatiemarkt per maand", "source": "Teller van de website"}
        a_manual_figure(stamp, year, "leisure.visits", [1000, 2000], "range", **span)
        share = a_manual_figure(stamp, year, "interpreting.video", 52, "share", name="Aandeel van video")
        own = a_configured_figure(stamp)
    return {"configured": own.id, "figures_year": year, "by_hand": share.id}


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
    Screen("figures-other", "/figures/{figures_year}/other", key="jan"),
    Screen("figures-by-hand", "/figures/{figures_year}/other/new", _note_oddly, key="jan", statuses=(422,)),
    Screen("figures-rewriting", "/figures/by-hand/{by_hand}", key="bruno"),
    Screen("figures-configuring", "/figures/{figures_year}/configured/new", key="bruno"),
    Screen("figures-configured", "/figures/{figures_year}/configured/{configured}", key="bruno"),
    Screen("figures-none", "/figures/1999", key="bruno"),
]

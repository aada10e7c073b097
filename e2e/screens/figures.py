"""The screens of the annual figures."""

from amal_field import clock
from e2e.screens.screen import Screen
from e2e.world import World


def furnish(world: World) -> dict[str, object]:
    """The year in which the other rooms furnished what is counted."""
    return {"figures_year": clock.today().year}


SCREENS = [
    Screen("figures", "/figures/{figures_year}", key="bruno"),
    Screen(
        "figures-opened",
        "/figures/{figures_year}",
        lambda page: page.locator("#site-stays > a").tap(),
        key="jan",
    ),
    Screen("figure", "/figures/{figures_year}/site.persons_unique"),
    Screen("figures-section", "/figures/{figures_year}?section=duos", key="bruno"),
    Screen("chart", "/figures/{figures_year}/charts/site.ages", key="bruno"),
    Screen("chart-of-duos", "/figures/{figures_year}/charts/duos.rhythm", key="bruno"),
    Screen("figures-none", "/figures/1999", key="bruno"),
]

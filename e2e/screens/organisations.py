"""The screens of organisations."""

from amal_field.organisations import operations
from e2e.screens.screen import Screen
from e2e.world import World
from tests.organisations.world import an_organisation
from tests.transit_site.world import in_days


def furnish(world: World) -> dict[str, object]:
    """One of which all is known, and one that is retired."""
    with world.writing() as stamp:
        known = an_organisation(
            stamp,
            "Wijkgezondheidscentrum Rabot",
            "health",
            address="Jozef II-straat 30, 9000 Gent",
            phone="09 123 45 67 (onthaal)",
            opening_hours="maandag tot vrijdag 9–12 u en 13–17 u\nwoensdag gesloten",
            languages=["nl", "fr", "tr", "ar"],
            remark="Bel eerst: er is een wachtlijst.",
        )
        gone = an_organisation(stamp, "Huis van het Kind Sint-Amandsberg en Oostakker", "welfare")
        operations.retire_organisation(gone, in_days(0), stamp=stamp)
        return {"organisation": known.id, "retired_organisation": gone.id}


def _correct(page) -> None:
    page.locator("details:has(#correction) > summary").click()


def _add_a_known_one(page) -> None:
    page.locator("#name").fill("wijkgezondheidscentrum MALPERTUUS")
    page.locator("#kind").select_option("health")
    page.locator("#addition .button--main").click()
    page.get_by_role("alert").wait_for()


SCREENS = [
    Screen("organisations", "/organisations?all=yes", key="bruno"),
    Screen("organisations-none", "/organisations?q=Nergens", key="bruno"),
    Screen("organisation", "/organisations/{organisation}", key="amina"),
    Screen("organisation-correct", "/organisations/{organisation}", _correct, key="bruno"),
    Screen("organisation-retired", "/organisations/{retired_organisation}", key="bruno"),
    Screen("organisation-known", "/organisations/new", _add_a_known_one, key="bruno", statuses=(422,)),
    Screen("organisation-list", "/organisations/list", key="bruno"),
]

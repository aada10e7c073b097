"""The screens of contacts."""

from datetime import timedelta

from amal_field import clock
from e2e.screens.screen import Screen
from e2e.world import World
from tests.contacts.world import a_talk
from tests.organisations.world import an_organisation
from tests.people.world import somebody


def furnish(world: World) -> dict[str, object]:
    """Talks with a person, an organisation and somebody whom nobody named, this month and before."""
    with world.writing() as stamp:
        person = somebody(stamp, "Oleksandra", "Hryhorenko", 1990)
        organisation = an_organisation(stamp, "Centrum voor Leerlingenbegeleiding Gent-Centrum", "school")
        today = clock.today()
        a_talk(stamp, "education", "studies", person_id=person.id)
        a_talk(stamp, "organisations", "organisation", organisation_id=organisation.id, minutes=480)
        a_talk(stamp, "leisure", "leisure", age_group="minor", minutes=15)
        for months in range(1, 9):
            a_talk(stamp, "education", "education", on=today - timedelta(days=30 * months), minutes=10 * months)
        return {"spoken_with": person.id, "organisation_spoken_with": organisation.id}


def _say_too_long(page) -> None:
    page.locator("#minutes").fill("2 uur")
    page.locator("#minutes + button").click()
    page.get_by_role("alert").wait_for()


SCREENS = [
    Screen("contacts", "/contacts", key="bruno"),
    Screen("contacts-none", "/contacts?topic=housing", key="bruno"),
    Screen("contacts-list", "/contacts/list", key="bruno"),
    Screen("contacts-months", "/contacts/months", key="bruno"),
    Screen("contacts-noting", "/contacts/organisations/{organisation_spoken_with}", key="amina"),
    Screen("contacts-wrong", "/contacts/people/{spoken_with}", _say_too_long, key="bruno", statuses=(422,)),
    Screen("contacts-organisation", "/organisations/{organisation_spoken_with}", key="bruno"),
    Screen("contacts-merging", "/organisations/{organisation_spoken_with}/merging", key="bruno"),
]

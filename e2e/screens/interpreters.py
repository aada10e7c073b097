"""The screens of interpreters, and those of the partner of the welfare side."""

from datetime import time

from amal_field.people import operations as people
from amal_field.reception_desk.operations import interpreters as operations
from e2e.screens.screen import Screen
from e2e.world import World
from tests.people.world import somebody
from tests.reception_desk.families import a_family, an_assignment, answers, brought_to
from tests.referrals.world import refer
from tests.transit_site.world import in_days


def furnish(world: World) -> dict[str, object]:
    """Assignments in every state, two volunteers of whom one interprets all day, a household that said yes but one."""
    with world.writing() as stamp:
        family = a_family(stamp, "Hryhorenko-Shevchuk", ("Yaroslava", 1986), ("Vsevolod", 1984), ("Zlata", 2015))
        mother, father, child = (member.person for member in family.members)
        known = {"native_name": "Ярослава Григоренко-Шевчук", "phone": "0470 12 34 56", "languages": ["uk", "ru"]}
        people.correct_person(mother, known, stamp=stamp)
        answers(stamp, mother, child)
        answers(stamp, father, may_share=False)
        refer(stamp, mother, service="desk")
        asked = an_assignment(stamp, in_days(2), person_id=mother.id, manner="on_site")
        an_assignment(stamp, in_days(0), (time(0), time(0, 30)), language="ru", tier="crisis")
        brought_to(stamp, an_assignment(stamp, in_days(0), (time(0), time(1))), "confirmed")
        brought_to(stamp, an_assignment(stamp, in_days(5), language="bg", purpose="info_session"), "confirmed")
        for language, steps in (("uk", ("refused",)), ("ru", ("not_delivered",)), ("ro", ("not_delivered",))):
            hours = time(0), time(0, 45)
            brought_to(stamp, an_assignment(stamp, in_days(0), hours, language=language), *steps)
        brought_to(stamp, an_assignment(stamp, in_days(0), (time(0), time(1))), "confirmed", "done")
        brought_to(stamp, an_assignment(stamp, in_days(9)), "cancelled")
        for name, days in (("Ivanna Petrenko", range(7)), ("Bohdan Tkachenko", (0, 3))):
            known = {"volunteer_since_on": in_days(-90), "phone": "0489 17 05 93"}
            volunteer = somebody(stamp, *name.split(), **known)
            operations.add_hours(volunteer.id, "uk", days, time(0), time(23, 59), stamp=stamp)
        return {"needs_interpreter": mother.id, "assignment": asked.id}


def _ask_without(page) -> None:
    page.locator("#asking .button--main").click()
    page.get_by_role("alert").wait_for()


SCREENS = [
    Screen("interpreters", "/reception-desk/interpreters", key="halyna"),
    Screen("interpreters-closed", "/reception-desk/interpreters?show=closed", key="halyna"),
    Screen("interpreter-own", "/reception-desk/interpreters/{assignment}", key="halyna"),
    Screen("interpreter-new", "/reception-desk/interpreters/new?person={needs_interpreter}", key="halyna"),
    Screen("interpreter-wrong", "/reception-desk/interpreters/new", _ask_without, key="halyna", statuses=(422,)),
    Screen("interpreter-hours", "/reception-desk/interpreters/hours", key="halyna"),
    Screen("interpreters-unmet", "/reception-desk/interpreters/unmet", key="halyna"),
    Screen("interpreters-unmet-none", "/reception-desk/interpreters/unmet?year=2021", key="halyna"),
    Screen("welfare", "/reception-desk/welfare", key="ivo"),
    Screen("welfare-nobody", "/reception-desk/welfare?q=Vsevolod", key="ivo"),
    Screen("welfare-person", "/reception-desk/welfare/{needs_interpreter}", key="ivo"),
]

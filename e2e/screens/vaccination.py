"""The screens of vaccination actions."""

from collections.abc import Mapping

from amal_field.db import db
from amal_field.passwords import seal_key
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp
from amal_field.vaccination.operations import answers, cards, closing, lists, outcomes
from amal_field.vaccination.operations.answers import Said
from amal_field.vaccination.operations.cards import DoseOnCard
from amal_field.vaccination.operations.lots import brand_key
from amal_field.vaccination.queries import reference
from e2e.screens.screen import Screen
from e2e.world import World
from tests.transit_site.world import in_days
from tests.vaccination.world import (
    YES,
    a_lot,
    an_action,
    family_on_site,
    found,
    gets,
    line_id_of,
    says_yes,
    the_list,
    visit,
)

FAMILIES = (
    ("Rosenberg", (("Ada", 1988), ("Sammy", 2025), ("Davy", 2016), ("Ion", None)), 23),
    ("Mayer-Winterstein", (("Nele", 1990), ("Loredana-Esmeralda", 2014), ("Mila", 2020)), 24),
)


def furnish(world: World) -> dict[str, object]:
    """An action of today, half done; a bare one; one to come."""
    with world.writing() as stamp:
        for name, members, pitch in FAMILIES:
            family_on_site(stamp, name, members, pitch=pitch)
        action = an_action(
            stamp, hours=(0, 23), partner="Mobiel vaccinatieteam", team_phone="03 123 45 67", emergency_contact="1733"
        )
        lists.make_list(found(action), stamp=stamp)
        lot = a_lot(stamp, action)
        a_lot(stamp, action, "MMR VaxPro", "B1870")
        says_yes(stamp, action, "Sammy", "Davy")
        answers.note_answers(
            found(action), [line_id_of(action, "Mila")], Said("no", "parent", "Nele", "paper"), visit(), stamp=stamp
        )
        lists.check_line(found(action), line_id_of(action, "Davy"), visit(), checked=True, stamp=stamp)
        gets(stamp, action, "Sammy", lot, next_month=in_days(40).replace(day=1))
        outcomes.not_give(found(action), line_id_of(action, "Ion"), "postponed", visit(), stamp=stamp)
        lines = {one.person.given_name: one.line.id for one in the_list(action).values()}
        persons = {one.person.given_name: one.person for one in the_list(action).values()}
        bare = an_action(stamp, "covid", hours=(1, 22))
        _copied(stamp, persons)
        closed = an_action(stamp, on=in_days(-3))
        lists.walk_in(
            found(closed), Newcomer("Kelly", "Rosenberg", birth_from(2018, today=in_days(0))), {}, {}, stamp=stamp
        )
        says_yes(stamp, closed, "Kelly", card=True)
        gets(stamp, closed, "Kelly", a_lot(stamp, closed, "Boostrix", "AC37B312"))
        closing.close_action(found(closed), stamp=stamp)
        db.session.flush()
        return {
            "action": action.id,
            "bare_action": bare.id,
            "line_ready": lines["Davy"],
            "line_asked": lines["Loredana-Esmeralda"],
            "line_given": lines["Sammy"],
            "lot_of_today": lot.today.id,
            "outcome_given": the_list(action)["Sammy"].given[0].outcome.id,
            "child": seal_key(persons["Mila"].id),
            "lot_copied": lot.lot.id,
            "closed_action": closed.id,
            "line_closed": line_id_of(closed, "Kelly"),
        }


def _copied(stamp: Stamp, persons: Mapping[str, Person]) -> None:
    """Doses that were copied and promised: to children on the site, due and to come, and to one who has left."""
    gone = Newcomer("Jean-Baptiste", "Winterstein", birth_from(2019, today=in_days(0)))
    told = (
        (persons["Mila"], "Hexyon", "F9321", -20),
        (persons["Loredana-Esmeralda"], "MMR VaxPro", "W028866", 50),
        (people.register_people([gone], stamp=stamp)[0], "Hexyon", "F9321", 20),
    )
    for person, brand, lot, days in told:
        vaccine = reference.vaccine_by_brand(brand_key(brand))
        dose = DoseOnCard(vaccine, in_days(-60), 1, lot, in_days(days).replace(day=1))
        cards.note_copy(person.id, person.born_on, dose, YES, visit(), stamp=stamp)


def _open_a_line(page) -> None:
    page.locator(".vrow", has_text="Davy").click()
    page.locator(".vgive .button--main").first.wait_for()


def _tap(page) -> None:
    page.locator(".vgive .button--main").first.click()
    page.locator(".vpanel__noted").first.wait_for()


SCREENS = [
    Screen("vaccination-actions", "/vaccination", key="farah"),
    Screen("vaccination-new", "/vaccination/actions", key="farah"),
    Screen("vaccination-list", "/vaccination/actions/{action}", key="farah"),
    Screen("vaccination-list-open", "/vaccination/actions/{action}", _open_a_line, key="farah"),
    Screen("vaccination-list-tapped", "/vaccination/actions/{action}?line={line_ready}", _tap, key="farah"),
    Screen("vaccination-list-bare", "/vaccination/actions/{bare_action}", key="farah"),
    Screen("vaccination-asked", "/vaccination/actions/{action}?line={line_asked}", key="farah"),
    Screen("vaccination-line", "/vaccination/actions/{action}/lines/{line_given}", key="farah"),
    Screen("vaccination-answers", "/vaccination/actions/{action}/lines/{line_asked}/answers", key="farah"),
    Screen("vaccination-lots", "/vaccination/actions/{action}/lots", key="farah"),
    Screen("vaccination-lot", "/vaccination/actions/{action}/lots/{lot_of_today}", key="farah"),
    Screen("vaccination-sheet", "/vaccination/actions/{action}/sheet", key="farah"),
    Screen("vaccination-household-sheets", "/vaccination/actions/{action}/household-sheets", key="farah"),
    Screen("vaccination-paper", "/vaccination/actions/{action}/paper", key="farah"),
    Screen("vaccination-details", "/vaccination/actions/{action}/details", key="farah"),
    Screen("vaccination-vaccines", "/vaccination/vaccines", key="farah"),
    Screen("vaccination-vaccine", "/vaccination/vaccines/new", key="farah"),
    Screen("vaccination-closed", "/vaccination/actions/{closed_action}?line={line_closed}", key="farah"),
    Screen("vaccination-announcement", "/vaccination/actions/{action}/announcement", key="farah"),
    Screen("vaccination-questions", "/vaccination/questions", key="farah"),
    Screen(
        "vaccination-moving",
        "/vaccination/actions/{action}/lines/{line_given}/outcomes/{outcome_given}/moving",
        key="farah",
    ),
    Screen("vaccination-figures", "/vaccination/actions/{action}/figures", key="farah"),
    Screen("vaccination-card-why", "/vaccination/cards/{child}", key="farah"),
    Screen("vaccination-card", "/vaccination/cards/{child}?reason=family", key="farah"),
    Screen("vaccination-card-looks", "/vaccination/cards/{child}/looks", key="farah"),
    Screen("vaccination-promises", "/vaccination/promises", key="farah"),
    Screen("vaccination-lot-search", "/vaccination/found-lots", key="farah"),
    Screen("vaccination-found-lot", "/vaccination/found-lots/{lot_copied}?reason=recall", key="farah"),
    Screen("vaccination-found-lot-list", "/vaccination/found-lots/{lot_copied}/list?reason=recall", key="farah"),
    Screen("vaccination-schedule", "/vaccination/schedule", key="farah"),
    Screen("vaccination-scheduled", "/vaccination/schedule/new", key="farah"),
    Screen("vaccination-who-may-see", "/vaccination/who-may-see", key="dirk"),
    Screen("vaccination-duties", "/vaccination/duties", key="dirk"),
]

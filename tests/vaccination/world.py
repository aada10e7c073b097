"""Vaccination actions, their lists and their lots, made with the operations that the screens use."""

from collections.abc import Callable, Sequence
from datetime import date, time
from uuid import UUID

from amal_field import clock
from amal_field.accounts.models import User
from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import GroupSession
from amal_field.attendance.operations.planned import SessionValues
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Household
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.operations import actions, answers, closing, door, lists, lots, outcomes
from amal_field.vaccination.operations.answers import Said
from amal_field.vaccination.operations.outcomes import Shot
from amal_field.vaccination.queries import actions as action_queries
from amal_field.vaccination.queries import reference
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.queries.cards import PromiseTo
from amal_field.vaccination.queries.listed import Listed, Visit
from tests.attendance.world import helping
from tests.transit_site.world import let_in

HERE = SessionValues(date(2026, 11, 23), time(10), time(13), "Drongensesteenweg")
FAMILY = (("Nele", 1990), ("Sammy", 2022), ("Davy", 2016))
YES = Said("yes", "parent", "Nele Mayer", "present")


def an_action(
    stamp: Stamp, kind: str = "basic", *, on: date | None = None, hours: tuple[int, int] = (10, 13), **details
):
    """An action today unless said otherwise, prepared."""
    values = SessionValues(on or clock.day_of(stamp.at), time(hours[0]), time(hours[1]), "Drongensesteenweg")
    return actions.plan_action(action_queries.programme(), values, kind, details, stamp=stamp)


def family_on_site(
    stamp: Stamp, name: str = "Mayer", members: Sequence[tuple[str, int | None]] = FAMILY, *, pitch: int = 12
) -> Household:
    """A household on the site."""
    newcomers = [
        Newcomer(given, name, birth_from(year, today=clock.today()) if year else None, "child")
        for given, year in members
    ]
    household = people.register_household(newcomers, language="fr", phone="0470 12 34 56", stamp=stamp)
    let_in(stamp, household, pitch=pitch, plates=(f"1-ABC-{pitch:03}",))
    return household


def found(action: VaccinationAction) -> FoundAction:
    """The action with its session and programme."""
    session = db.session.get_one(GroupSession, action.session_id)
    return FoundAction(action, session, action_queries.programme())


def visit(key: str = "farah") -> Visit:
    """One of the cast looks."""
    return Visit(player(key).id, "vaccination.action", "page")


def the_list(action: VaccinationAction) -> dict[str, Listed]:
    """Those on the list by first name."""
    return {one.person.given_name: one for one in door.list_of(action.id, visit())}


def a_list(stamp: Stamp, kind: str = "basic", **more) -> VaccinationAction:
    """An action with the list of one household of two children and their mother."""
    family_on_site(stamp)
    action = an_action(stamp, kind, **more)
    lists.make_list(found(action), stamp=stamp)
    return action


def a_lot(stamp: Stamp, action: VaccinationAction, brand: str = "Hexyon", lot: str = "F9321", **more) -> UsableLot:
    """A lot on the table."""
    vaccine = reference.vaccine_by_brand(lots.brand_key(brand))
    return lots.put_out(found(action), vaccine, lot, more.pop("expires_on", date(2027, 10, 1)), stamp=stamp, **more)


def says_yes(stamp: Stamp, action: VaccinationAction, *names: str, said: Said = YES, card: bool = False) -> None:
    """Somebody answers about these; `card`: and says yes to a copy of the card."""
    listed = the_list(action)
    keys = [listed[name].line.id for name in names]
    answers.note_answers(found(action), keys, said, visit(), card=card, stamp=stamp)


def gets(stamp: Stamp, action: VaccinationAction, name: str, lot: UsableLot, **more) -> Listed:
    """Somebody on the list got something."""
    line_id = the_list(action)[name].line.id
    return outcomes.give(found(action), line_id, Shot(lot, **more), visit(), stamp=stamp)


def a_copied_dose(stamp: Stamp, *, month: date | None = None, name: str = "Sammy", **more) -> VaccinationAction:
    """A closed action at which somebody got Hexyon of lot F9321, copied to their card, and was promised another."""
    action = a_list(stamp, **more)
    says_yes(stamp, action, name, card=True)
    gets(stamp, action, name, a_lot(stamp, action), next_month=month)
    closing.close_action(found(action), stamp=stamp)
    return action


def promised(stamp: Stamp) -> list[PromiseTo]:
    """The open promises, as the page shows them."""
    return door.open_promises(visit(), clock.day_of(stamp.at), 1)[0]


def helps(stamp: Callable[..., Stamp], action: VaccinationAction, key: str = "lena") -> User:
    """One of the cast helps at the action."""
    helping(stamp("bruno"), key, db.session.get_one(GroupSession, action.session_id))
    return player(key)


def line_id_of(action: VaccinationAction, name: str) -> UUID:
    """The key of somebody's line."""
    return the_list(action)[name].line.id

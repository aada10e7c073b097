"""Vaccination's part of the demo: who is bound to secrecy, an action of today that is half done, one that was closed
two weeks ago, with copies of cards and promises, and one in ten days, told in operations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.accounts.offers.demo import player, stamp_of
from amal_field.attendance.models import GroupSession, SessionHelper
from amal_field.attendance.operations.planned import SessionValues
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.people.rules import Newcomer
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.operations import actions, answers, cards, closing, door, duties, lists, lots, outcomes
from amal_field.vaccination.operations.answers import Said
from amal_field.vaccination.operations.cards import DoseOnCard
from amal_field.vaccination.operations.outcomes import Shot
from amal_field.vaccination.queries import actions as action_queries
from amal_field.vaccination.queries import families, reference
from amal_field.vaccination.queries.actions import FoundAction, UsableLot
from amal_field.vaccination.queries.listed import Listed, Visit
from amal_field.vaccination.rules.words import BASIC, NO, PARENT, YES

BOUND = {"farah": "contract", "lena": "volunteer"}
SIGNED = timedelta(weeks=26)
PLACE = "Polyvalente ruimte op het terrein"
TEAM = {
    "partner": "Provinciaal Instituut voor Hygiëne",
    "team_phone": "03 259 12 70",
    "emergency_contact": "Huisartsenwachtpost 1733",
}
LOTS = {
    "Hexyon": "F9321",
    "Prevenar 13": "FT4815",
    "MMR VaxPro": "W028866",
    "Tetravac": "V2A171M",
    "Gardasil 9": "U036004",
    "Boostrix": "AC37B312",
}
"""Brand → the lot on the table, at each action."""
Name = tuple[str, str]
"""The name of a household, and a first name."""


@dataclass(frozen=True)
class Played:
    """What happened at an action, told in days before today. `said`: what a parent of each household said; `given`: who
    got what; `not_given`: and who nothing, for which reason; `waiting`: of whom card and questions are done;
    `promised`: who is to come again; `cards`: the households that say yes to a copy of the card. Where `only_these`,
    nobody else is on the list."""

    ago: int
    said: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[Name, Sequence[str]] = field(default_factory=dict)
    not_given: Mapping[Name, str] = field(default_factory=dict)
    waiting: Sequence[Name] = ()
    promised: Sequence[Name] = ()
    cards: Sequence[str] = ()
    only_these: Sequence[str] = ()


CLOSED = Played(
    14,
    {"Gorgan": YES, "Petermann": YES, "Winterstein": YES},
    {
        ("Petermann", "Giulia"): ("Hexyon", "Prevenar 13"),
        ("Gorgan", "Andreea"): ("Tetravac",),
        ("Gorgan", "Kevin"): ("MMR VaxPro",),
        ("Winterstein", "Jimmy"): ("Hexyon",),
        ("Winterstein", "Nikki"): ("Tetravac",),
    },
    {("Winterstein", "Lena"): "postponed", ("Winterstein", "Marco"): "in_order", ("Winterstein", "Tony"): "absent"},
    promised=(("Petermann", "Giulia"), ("Winterstein", "Jimmy"), ("Gorgan", "Kevin")),
    cards=("Petermann", "Winterstein", "Gorgan"),
)
HALF_DONE = Played(
    0,
    {"Lagrène": YES, "Steinbach": YES, "Dubois": YES, "Adel": NO},
    {
        ("Lagrène", "Kelly"): ("Gardasil 9", "MMR VaxPro"),
        ("Lagrène", "Mayron"): ("MMR VaxPro",),
        ("Lagrène", "Noa"): ("Tetravac",),
        ("Steinbach", "Kevin"): ("Boostrix",),
        ("Steinbach", "Sarah"): ("MMR VaxPro",),
    },
    {("Steinbach", "Jordy"): "absent"},
    (("Dubois", "Lina"),),
    (("Lagrène", "Mayron"),),
    ("Lagrène",),
    ("Lagrène", "Steinbach", "Ciurar", "Dubois", "Adel"),
)
DAYS_AHEAD = 10
LEFT, DAYS_SINCE = ("Schopper", "Diego"), 20
"""Who showed a card while they were here, and left since."""


def load(stamp: Stamp) -> None:
    """Note who is bound to secrecy, then play the actions. Does nothing where there is one that
    no register brought."""
    today = clock.day_of(stamp.at)
    for key, ground in BOUND.items():
        if action_queries.duty_of(player(key).id) is None:
            by = stamp_of("dirk", stamp, today - SIGNED)
            duties.note_duty(player(key).id, today - SIGNED, ground, None, stamp=by)
    if db.session.scalar(select(VaccinationAction.id).where(VaccinationAction.recorded_by_id != IMPORT_ID).limit(1)):
        return
    closing.close_action(_play(CLOSED, stamp), stamp=stamp_of("farah", stamp, today - timedelta(days=CLOSED.ago), 17))
    _play(HALF_DONE, stamp)
    _copy_of_who_left(stamp)
    _plan(today + timedelta(days=DAYS_AHEAD), stamp_of("farah", stamp, today), interpreter_language="ro")


def _play(played: Played, stamp: Stamp) -> FoundAction:
    day = clock.day_of(stamp.at) - timedelta(days=played.ago)
    plans, taps = stamp_of("farah", stamp, day), stamp_of("lena", stamp, day, 11)
    found, visit = _plan(day, plans), Visit(plans.by_id, "vaccination.action", "page")
    _let_help(found, "lena", plans)
    lists.make_list(found, stamp=plans)
    listed = door.list_of(found.action.id, visit)
    if played.only_these:
        for one in listed:
            if one.household is None or one.household.name not in played.only_these:
                lists.take_off(found, one.line.id, visit, stamp=plans)
    _answer(found, played, listed, visit, plans)
    table = {brand: _put_out(found, brand, plans) for brand in LOTS}
    for one in listed:
        name = (one.household.name if one.household else "", one.person.given_name)
        shots = [
            Shot(table[brand], next_month=_months_on(day, 2) if name in played.promised else None)
            for brand in played.given.get(name, ())
        ]
        if shots or name in played.waiting:
            lists.check_line(found, one.line.id, visit, checked=True, stamp=taps)
        for shot in shots:
            outcomes.give(found, one.line.id, shot, visit, stamp=taps)
        if name in played.not_given:
            outcomes.not_give(found, one.line.id, played.not_given[name], visit, stamp=taps)
    return found


def _copy_of_who_left(stamp: Stamp) -> None:
    """A dose that stands on the card of somebody who is not on the site any more, with another promised."""
    household, name = LEFT
    person = db.session.scalars(
        select(Person).where(Person.family_name == household, Person.given_name == name)
    ).first()
    if person is None:
        return
    day = clock.day_of(stamp.at) - timedelta(days=DAYS_SINCE)
    by = stamp_of("farah", stamp, day)
    parent = families.adults_around(person.id, day)[0]
    dose = DoseOnCard(reference.vaccine_by_brand(lots.brand_key("Gardasil 9")), day, 1, None, _months_on(day, 6))
    visit = Visit(by.by_id, "vaccination.card", "answer")
    cards.note_copy(person.id, person.born_on, dose, Said(YES, PARENT, parent.name, "present"), visit, stamp=by)


def _plan(day: date, stamp: Stamp, **more: str) -> FoundAction:
    values = SessionValues(day, time(10), time(16), PLACE)
    programme = action_queries.programme()
    action = actions.plan_action(programme, values, BASIC, TEAM | more, stamp=stamp)
    return FoundAction(action, db.session.get_one(GroupSession, action.session_id), programme)


def _answer(found: FoundAction, played: Played, listed: Sequence[Listed], visit: Visit, stamp: Stamp) -> None:
    """Let a parent of each household answer for its children."""
    for household, answer in played.said.items():
        children = [one for one in listed if one.household and one.household.name == household]
        if children:
            parents = families.adults_of(children[0].household.id, found.day)
            said = Said(answer, PARENT, parents[0].name, "present")
            keys, card = [one.line.id for one in children], household in played.cards
            answers.note_answers(found, keys, said, visit, card=card, stamp=stamp)


def _put_out(found: FoundAction, brand: str, stamp: Stamp) -> UsableLot:
    vaccine = reference.vaccine_by_brand(lots.brand_key(brand))
    return lots.put_out(found, vaccine, LOTS[brand], _months_on(found.day, 9), stamp=stamp)


def _months_on(day: date, months: int) -> date:
    """The first day of the month so many months on."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _let_help(found: FoundAction, key: str, stamp: Stamp) -> None:
    """One of the cast, as a person, helps at the action."""
    user = player(key)
    if user.person_id is None:
        user.person_id = people.register_people([Newcomer(*user.name.split(" ", 1))], stamp=stamp)[0].id
    db.session.add(SessionHelper(session_id=found.session.id, person_id=user.person_id, **stamped(stamp)))
    db.session.flush()

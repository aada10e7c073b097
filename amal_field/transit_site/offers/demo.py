"""The site's part of the demo: a lively today on the pitches that the registers left free, told in operations."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.people import operations as people_operations
from amal_field.people.rules import Newcomer, birth_from
from amal_field.stamp import Stamp
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.offers import demo_money
from amal_field.transit_site.operations import Arrival, Wish
from amal_field.transit_site.queries import families, plan
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails, PitchState

MOST_OPEN = 14
LONG_AGO_DAYS = 100


@dataclass(frozen=True)
class Scene:
    """One family of the demo: how many days ago it came, for how many nights, and what has been noted."""

    days_ago: int
    nights: int | None
    prepayment: str | None
    meter: int | None
    identity: str | None = "identity_card"


SCENES = (
    Scene(0, None, None, None, None),
    Scene(0, 7, "200", 10250),
    Scene(1, 14, "200", 8312),
    Scene(2, None, "150", None),
    Scene(3, 21, "200", 20114),
    Scene(5, 7, "200", 3391),
    Scene(7, 7, "200", 15020),
    Scene(9, 14, None, 7718),
    Scene(12, 21, "200", 926),
    Scene(16, 14, "200", 6240),
    Scene(20, 21, "200", 11873),
    Scene(24, None, "200", 5003),
)


WISHES = (
    ("Lagrène", 3, 14, "confirmed", None),
    ("Weiss", 6, 7, "confirmed", None),
    ("Dubois", 9, 21, "requested", None),
    ("Taikon", 2, 7, "waiting", None),
    ("Adel", 200, 7, "waiting", None),
    ("Janssens", 4, 7, "refused", "not_roadworthy"),
)
"""Who called: name, in how many days, for how many nights, and what became of it."""


def load(stamp: Stamp) -> None:
    """Let the past go, check families in, expect some, block a pitch; nothing where the site is lively already."""
    today = clock.day_of(stamp.at)
    _let_the_past_go(today, stamp)
    free = _free_pitches(today)
    if 25 - len(free) >= MOST_OPEN // 2:
        return
    stays = [_check_in(number, scene, stamp) for number, scene in zip(free, SCENES, strict=False)]
    demo_money.pays_and_breaks(stays[-2], stamp=stamp)
    for number, prepaid in ((free[-2], "200"), (free[-3], None)):
        household = _new_family(number, today, stamp)
        demo_money.left_and_settled(household, number, prepaid, stamp=stamp)
    for number, name in zip(free[len(SCENES) :], ("Rosenberg", "Winter"), strict=False):
        operations.expect_arrival(stay_queries.pitch(number), name, "0470 12 34 56", today, stamp=stamp)
    _are_late(free[len(SCENES) + 2 :], today, stamp)
    operations.block_pitch(stay_queries.pitch(free[-1]), "Waterleiding stuk", stamp=stamp)
    _reserve(today, stamp)
    _exclude(today, stamp)


def _reserve(today: date, stamp: Stamp) -> None:
    """Some who called: in three days, next week, one who waits, and one who was refused."""
    for name, days, nights, state, refusal in WISHES:
        phone = f"0470 {days % 90 + 10} {nights + 10} 00"
        wish = Wish(name, today + timedelta(days=days), nights, state, refusal, phone, "fr", caravans=2, people=5)
        operations.reserve(wish, stamp=stamp)


def _are_late(free: list[int], today: date, stamp: Stamp) -> None:
    """Two who were to come the day before yesterday: the place of one is kept until tomorrow, of the other somebody
    has to say what becomes of it."""
    then = today - timedelta(days=2)
    earlier = replace(stamp, at=stamp.at - timedelta(days=2))
    families = zip(free, ("Hartmann", "Demeter"), ("0470 22 33 44", "0470 33 44 55"), strict=False)
    made = [
        operations.expect_arrival(stay_queries.pitch(number), name, phone, then, stamp=earlier)
        for number, name, phone in families
    ]
    operations.keep_reservation(made[0], stamp=stamp)


def _exclude(today: date, stamp: Stamp) -> None:
    """A family that was here before may not come for a month."""
    known = families.known_families(None)
    if known:
        household = families.known_family(known[0].household_id).household
        operations.take_measure(
            household,
            "exclusion",
            "damage",
            until_on=today + timedelta(days=30),
            fact="Waterkraan afgebroken",
            decided_by="Coördinator",
            stamp=stamp,
        )


def _let_the_past_go(today: date, stamp: Stamp) -> None:
    """Let those depart, on the day they planned, whom the sample year left on the site."""
    long_ago = today - timedelta(days=LONG_AGO_DAYS)
    wanted = select(Stay.id).where(Stay.goes_on, Stay.planned_departure_on < long_ago)
    for stay_id in db.session.scalars(wanted).all():
        stay = stay_queries.stay(stay_id)
        operations.depart(stay, stay.planned_departure_on, meter_end=None, stamp=stamp)


def _check_in(number: int, scene: Scene, stamp: Stamp) -> Stay:
    arrived_on = clock.day_of(stamp.at) - timedelta(days=scene.days_ago)
    known = families.known_families(None)
    if known:
        family = families.known_family(known[-1].household_id)
        household, persons, plates = family.household, family.persons, family.plates
    else:
        household = _new_family(number, arrived_on, stamp)
        persons, plates = [member.person for member in household.members], [f"1-DEM-{number:03d}"]
    details = ArrivalDetails(
        planned_departure_on=arrived_on + timedelta(days=scene.nights) if scene.nights else None,
        prepayment=Decimal(scene.prepayment) if scene.prepayment else None,
        meter_start=scene.meter,
        identity_kind=scene.identity,
        house_rules_handed_over=scene.identity is not None,
    )
    arrival = Arrival(number, household, persons, plates, arrived_on, details)
    return operations.check_in(arrival, stamp=stamp)


def _new_family(number: int, on: date, stamp: Stamp):
    names = ("Amandine", "Django", "Manus", "Nele")
    newcomers = [
        Newcomer(name, f"Reinhardt {number}", birth_from(1985 + 10 * place, today=on), "child")
        for place, name in enumerate(names)
    ]
    return people_operations.register_household(newcomers, language="nl", phone=None, stamp=stamp)


def _free_pitches(on: date) -> list[int]:
    """Free pitches, spread over the plan instead of in a row."""
    free = [tile.number for tile in plan.plan(on).tiles if tile.state == PitchState.FREE]
    return sorted(free, key=lambda number: (number * 7) % 25)

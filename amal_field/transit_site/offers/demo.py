"""The site's part of the demo: half a year of stays with their money, and a lively today, told in operations."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import stamp_of
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.stamp import Stamp
from amal_field.transit_site import operations
from amal_field.transit_site.models import Stay
from amal_field.transit_site.offers import demo_late, demo_money
from amal_field.transit_site.offers.demo_families import FAMILIES, register
from amal_field.transit_site.offers.demo_visits import CLOSED, NEXT_TO, SHORT, VISITS, Visit
from amal_field.transit_site.operations import Arrival, Wish
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import INSPECTION_ITEMS, ArrivalDetails

LONG_AGO_DAYS = 300
COMES, STAYS_ON, LEAVES, COUNTS = 10, 15, 11, 18
"""At which hour of a day what happens."""
EXPECTED = ((16, "Hartmann", "0484 62 07 31"), (21, "Demeter", "0477 15 98 40"))
LATE = ((10, "Ziegler", "0495 83 26 14"), (19, "Kreitz", "0470 58 41 92"))
"""Who is to come today, and who was to come the day before yesterday: pitch, name, phone."""
BLOCKED = 25
DOUBTED = "Károly"
"""Whose stay is disputed: they were gone one morning."""
WISHES = (
    ("Lagrenée", 3, 14, "confirmed", None, "0492 30 77 65"),
    ("Horvath", 6, 7, "confirmed", None, "0468 14 53 02"),
    ("Delage", 9, 21, "requested", None, "+33 7 58 20 46 91"),
    ("Modis", 2, 7, "waiting", None, "0483 97 60 28"),
    ("Renard", 200, 7, "waiting", None, "0499 05 34 71"),
    ("Bamberger", 4, 7, "refused", "not_roadworthy", "+49 1605 7731482"),
)
"""Who called: name, in how many days, for how many nights, what became of it, and the phone."""

Event = tuple[int, int, Callable[[Stamp], None]]
"""How many days ago, at which hour, and what happened."""


def load(stamp: Stamp) -> None:
    """Play what happened, in its order, then let the phone ring. Does nothing where the site is lively already."""
    today = clock.day_of(stamp.at)
    _let_the_past_go(today, stamp)
    if db.session.scalar(select(Stay.id).where(Stay.arrived_on > today - timedelta(days=LONG_AGO_DAYS)).limit(1)):
        return
    site_id = stay_queries.pitch(1).site_id
    households: dict[str, Household] = {}
    events = [event for visit in VISITS for event in Played(visit, households, today).events()]
    for ago in CLOSED:
        count = partial(demo_money.count_cash, site_id, today - timedelta(days=ago), short=ago == SHORT)
        events.append((ago, COUNTS, lambda by, count=count: count(stamp=by)))
    for ago, hour, happen in sorted(events, key=lambda event: (-event[0], event[1])):
        happen(_by(today, ago, hour, stamp))
    _doubt(households, stamp)
    _expect(today, stamp)
    _measure(households, today, stamp)
    demo_late.tell(stamp)
    operations.block_pitch(stay_queries.pitch(BLOCKED), "Waterleiding stuk", stamp=_by(today, 4, COMES, stamp))


class Played:
    """A stay of the demo, as it goes on."""

    def __init__(self, visit: Visit, households: dict[str, Household], today: date) -> None:
        self.visit, self.households, self.today = visit, households, today
        self.stay: Stay | None = None

    def events(self) -> list[Event]:
        """What happens in it."""
        visit = self.visit
        events: list[Event] = [(visit.came, COMES, self.come)]
        if visit.more_nights:
            events.append((visit.came - visit.nights, STAYS_ON, self.stay_on))
        if visit.ends == "two_pitches":
            events += [(visit.came, STAYS_ON, self.take_second_pitch), (1, STAYS_ON, self.pay)]
        if visit.left is not None:
            events.append((visit.left, LEAVES, self.leave))
        return events

    def come(self, stamp: Stamp) -> None:
        """They come, for the first time or again."""
        visit, family, on = self.visit, FAMILIES[self.visit.family], clock.day_of(stamp.at)
        if visit.family not in self.households:
            self.households[visit.family] = register(visit.family, today=self.today, stamp=stamp)
        household = self.households[visit.family]
        details = ArrivalDetails(
            planned_departure_on=on + timedelta(days=visit.nights) if visit.nights else None,
            prepayment=Decimal(visit.prepaid) if visit.prepaid else None,
            meter_start=visit.meter,
            identity_kind=visit.identity,
            house_rules_handed_over=visit.identity is not None,
            prepayment_method="card" if visit.came % 3 == 0 else "cash",
        )
        persons = [member.person for member in household.members]
        arrival = Arrival(visit.pitch, household, persons, family.plates, on, details)
        self.stay = operations.check_in(arrival, stamp=stamp)

    def stay_on(self, stamp: Stamp) -> None:
        """They stay longer than they planned."""
        demo_money.pay_for_more_nights(self.stay, self.visit.more_nights, stamp=stamp)

    def take_second_pitch(self, stamp: Stamp) -> None:
        """Their caravans need two pitches."""
        operations.take_pitch(self.stay, stay_queries.pitch(NEXT_TO[self.visit.pitch]), stamp=stamp)

    def pay(self, stamp: Stamp) -> None:
        """They pay, and have broken something."""
        demo_money.pay_twice_and_break(self.stay, stamp=stamp)

    def leave(self, stamp: Stamp) -> None:
        """They leave, and the account is made up, unless they were gone one morning."""
        visit, on = self.visit, clock.day_of(stamp.at)
        if visit.ends == "without_notice":
            operations.close_left_without_notice(self.stay, on - timedelta(days=1), stamp=stamp)
            return
        operations.depart(self.stay, on, meter_end=visit.meter + visit.kwh, stamp=stamp)
        if visit.ends == "damage":
            items = {item: {"found": "good", "remark": None} for item in INSPECTION_ITEMS}
            items["water"] = {"found": "wrong", "remark": "Kraan afgebroken"}
            operations.inspect_pitch(self.stay, "exit", items, None, stamp=stamp)
            operations.deduct(self.stay, Decimal(45), "damage", "Waterkraan afgebroken", stamp=stamp)
        demo_money.make_up(self.stay, owing=visit.ends == "debt", stamp=stamp)


def _doubt(households: dict[str, Household], stamp: Stamp) -> None:
    """One stay contradicts what another register tells, and nobody has looked into it yet."""
    of_family = (Stay.household_id == households[DOUBTED].id, Stay.stands)
    stay = db.session.scalars(select(Stay).where(*of_family).order_by(Stay.arrived_on.desc())).first()
    stay.disputed_at = stamp.at
    db.session.flush()


def _by(today: date, ago: int, hour: int, stamp: Stamp) -> Stamp:
    """The stamp of whoever manages the site on a day: Karim every third, Amina on the others, and today."""
    key = "karim" if ago % 3 == 2 else "amina"
    return stamp_of(key, stamp, today - timedelta(days=ago), hour) if ago else stamp_of(key, stamp)


def _expect(today: date, stamp: Stamp) -> None:
    """Some are to come today; two are late: the place of one is kept until tomorrow, of the other somebody has to say
    what becomes of it; and some called for later days, of whom one waits and one was refused."""
    then = today - timedelta(days=2)
    late = [
        operations.expect_arrival(stay_queries.pitch(number), name, phone, then, stamp=_by(today, 2, COMES, stamp))
        for number, name, phone in LATE
    ]
    by = _by(today, 0, COMES, stamp)
    operations.keep_reservation(late[0], stamp=by)
    for number, name, phone in EXPECTED:
        operations.expect_arrival(stay_queries.pitch(number), name, phone, today, stamp=_by(today, 1, COUNTS, stamp))
    for place, (name, days, nights, state, refusal, phone) in enumerate(WISHES):
        wish = Wish(name, today + timedelta(days=days), nights, state, refusal, phone, "fr", caravans=2, people=5)
        operations.reserve(wish, stamp=_by(today, place % 5, STAYS_ON, stamp))


def _measure(households: dict[str, Household], today: date, stamp: Stamp) -> None:
    """A family that broke something may not come for two months; another was warned."""
    for name, kind, reason, fact, ago in (
        ("Schopper", "exclusion", "damage", "Waterkraan afgebroken", 15),
        ("Steinbach", "warning", "nuisance", "Muziek na elf uur, twee avonden na elkaar", 3),
    ):
        operations.take_measure(
            households[name],
            kind,
            reason,
            until_on=today + timedelta(days=45) if kind == "exclusion" else None,
            fact=fact,
            decided_by="Coördinator",
            stamp=_by(today, ago, STAYS_ON, stamp),
        )


def _let_the_past_go(today: date, stamp: Stamp) -> None:
    """Let those depart, on the day they planned, whom the sample year left on the site."""
    long_ago = today - timedelta(days=LONG_AGO_DAYS)
    wanted = select(Stay.id).where(Stay.goes_on, Stay.planned_departure_on < long_ago)
    for stay_id in db.session.scalars(wanted).all():
        stay = stay_queries.stay(stay_id)
        by = stamp_of("amina", stamp, stay.planned_departure_on, LEAVES)
        operations.depart(stay, stay.planned_departure_on, meter_end=None, stamp=by)

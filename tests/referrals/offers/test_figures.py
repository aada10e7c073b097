"""The annual figures: households, people, each once, by the kind of the last; what was withdrawn never counts."""

from datetime import date

import pytest

from amal_field.people import operations as people
from tests.figures.readings import value
from tests.organisations.world import an_organisation
from tests.referrals.world import MALPERTUUS, go_on, refer
from tests.transit_site.world import in_days, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def households() -> int:
    return value("site.health_referral_households", 2026, in_days(1))


@pytest.fixture
def care(engine, stamp_of):
    return lambda *whom, **more: refer(stamp_of("farah"), *whom, kind="health", to=MALPERTUUS, **more)


def test_a_person_counts_for_the_household_of_that_day_else_of_now(care, stamp_of):
    old, new, other = (make_family(stamp_of("amina"), name) for name in ("Oud", "Nieuw", "Ander"))
    mover = old.members[0]
    people.leave_household(mover, in_days(-5), stamp=stamp_of("amina"))
    people.add_member(new, mover.person, "other", in_days(-5), stamp=stamp_of("amina"))
    care(mover.person, on=in_days(-10))
    care(old)
    assert households() == 1
    care(mover.person, on=in_days(-2))
    assert households() == 2
    care(other.members[1].person, other.members[2].person)
    assert households() == 3


def test_who_is_in_no_household_and_what_was_withdrawn_or_undone_counts_nowhere(care, stamp_of):
    family = make_family(stamp_of("amina"), "Alleen", (("Davy", 1985),))
    [sent] = care(family.members[0].person, on=in_days(-3))
    assert households() == 1
    people.leave_household(family.members[0], in_days(-9), stamp=stamp_of("amina"))
    assert households() == 0
    people.return_to_household(family.members[0], stamp=stamp_of("amina"))
    go_on(stamp_of("farah"), sent, [("withdrawn", in_days(-1))])
    assert households() == 0


def test_the_desk_and_another_year_do_not_count(care, stamp_of):
    family = make_family(stamp_of("amina"))
    care(family, service="desk")
    care(family, on=date(2025, 12, 31))
    assert households() == 0


def test_a_child_counts_once_by_its_last_school(engine, stamp_of, to_school):
    family = make_family(stamp_of("amina"))
    one, two = family.members[2].person, family.members[3].person
    to_school(one, "school_basic", -20)
    to_school(one, "school_okan", -10)
    to_school(two, "school_other", -5)
    to_school(two, "school_basic", -1, step="withdrawn")
    to_school(family, "school_basic", -1)
    to_school(two, "school_basic", -1, service="site")
    assert value("desk.school_children", 2026) == {"total": 2, "basis": 0, "okan": 1, "ander": 1}


def test_nt2_counts_people_of_the_desk_once(engine, stamp_of):
    family = make_family(stamp_of("amina"))
    for _ in range(2):
        refer(stamp_of("halyna"), *(one.person for one in family.members[:2]), kind="nt2", to="LIGO", service="desk")
    refer(stamp_of("amina"), family.members[2].person, kind="nt2", to="LIGO")
    assert value("desk.nt2", 2026, in_days(1)) == 2


@pytest.fixture
def to_school(stamp_of):
    """Sends somebody to a school so many days ago, by the desk."""
    school = an_organisation(stamp_of("bruno"), "De Krekel", kind="school")

    def send(whom, kind, days, *, service="desk", step=None):
        [sent] = refer(stamp_of("halyna"), whom, kind=kind, to=school, service=service, on=in_days(days))
        if step:
            go_on(stamp_of("halyna"), sent, [(step, in_days(0))])

    return send

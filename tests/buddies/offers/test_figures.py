"""The annual figures of duos: who started in the year, people once, no other sex, nothing that was undone."""

from datetime import date, timedelta

import pytest

from amal_field.buddies.offers import figures
from amal_field.people import operations
from tests.buddies.world import FIRST, a_match
from tests.figures.readings import values
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def told() -> dict:
    return {code.partition(".")[2]: value for code, value in values(2026, figures=figures.FIGURES).items()}


@pytest.fixture
def people(engine, stamp_of):
    """Two buddies, and four newcomers of two countries and three sexes; the last is the first."""

    def one(name: str, sex: str, country: str | None = None):
        person = somebody(stamp_of(), name)
        person.sex, person.country = sex, country
        return person

    return [
        one("Lieve", "f"),
        one("Gert", "x"),
        *(
            one(f"N{place}", sex, country)
            for place, (sex, country) in enumerate((("f", "SO"), ("m", "SO"), ("x", "SY"), ("f", "SO")))
        ),
    ]


def test_people_count_once_and_no_other_sex(people, stamp_of):
    lieve, gert, first, second, third, double = people
    a_match(stamp_of(), [lieve, gert], [first], started_on=FIRST, closed_on=FIRST, reason="moved")
    a_match(stamp_of(), [lieve], [double], started_on=FIRST, closed_on=FIRST)
    a_match(stamp_of(), [lieve], [second], started_on=FIRST)
    a_match(stamp_of(), [gert], [third], started_on=FIRST)
    operations.merge(double, first, stamp=stamp_of())
    numbers = told()
    assert numbers["samen_gentenaar"] == 4
    assert numbers["samen_gentenaar_countries"] == 2
    assert numbers["samen_gentenaar_newcomers"] == {"m": 1, "v": 1}
    assert numbers["samen_gentenaar_buddies"] == {"m": 0, "v": 1}


def test_a_proposal_another_year_another_programme_and_what_was_undone_do_not_count(people, stamp_of):
    lieve, _gert, first, second, third, last = people
    a_match(stamp_of(), [lieve], [first])
    a_match(stamp_of(), [lieve], [second], proposed_on=FIRST - timedelta(days=365), started_on=date(2025, 12, 31))
    a_match(stamp_of(), [lieve], [third], started_on=FIRST, programme="tandem_ukraine")
    a_match(stamp_of(), [lieve], [last], started_on=FIRST).cancel(stamp_of())
    numbers = told()
    assert (numbers["samen_gentenaar"], numbers["tandem_oekraine"], numbers["2run"]) == (0, 1, 0)
    assert numbers["samen_gentenaar_newcomers"] == {"m": 0, "v": 0}

"""The annual figures of the site, by their definitions."""

from datetime import date

import pytest
from sqlalchemy import delete, select

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import SiteRule, Stay
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.reports.figures import FIGURES
from amal_field.transit_site.reports.year_facts import pitch_days
from tests.figures.readings import values as all_values
from tests.registers.folders import person, stay
from tests.transit_site.imported import add_rule, one

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

FAMILY = [
    person("P1", geboortedatum="01/03/2004"),
    person("P2", geboortedatum="2004"),
    person("P3", gezin_nr="G2"),
    person("P4", zelfde_als="P1"),
]


def values(year, today=None):
    return {code.removeprefix("site."): value for code, value in all_values(year, today, figures=FIGURES).items()}


def test_a_year_without_stays_counts_nothing(engine):
    assert values(2022) == {
        "capacity": 25,
        "households_unique": 0,
        "persons_unique": 0,
        "stays": 0,
        "minors_share": None,
        "nights": 0,
        "occupancy": 0,
    }


def test_before_the_first_rule_there_is_no_capacity(engine):
    assert (values(2012)["capacity"], values(2012)["occupancy"]) == (None, None)
    assert (values(2013)["capacity"], values(1900)["capacity"]) == (25, None)
    assert pitch_days([(date(2013, 6, 24), 25)], date(2013, 1, 1), date(2013, 12, 31)) == 191 * 25


def test_the_capacity_is_summed_day_by_day(engine):
    capacities = [(date(2013, 6, 24), 25), (date(2024, 2, 29), 30), (date(2025, 7, 1), 10)]
    year = date(2024, 1, 1), date(2024, 12, 31)
    assert pitch_days(capacities, *year) == 59 * 25 + 307 * 30
    assert pitch_days([], *year) == 0
    add_rule(date(2024, 2, 29), capacity=30, max_nights=21, max_stays=5)
    assert [values(year)["capacity"] for year in (2023, 2024, 2030)] == [25, 30, 30]


def test_a_stay_over_the_turn_of_the_year_counts_its_nights_in_each(engine, import_):
    import_(stay(standplaatsen="3,4", aankomst="30/12/2021", vertrek="02/01/2022"), persons=FAMILY)
    assert (values(2021)["nights"], values(2022)["nights"]) == (4, 2)
    assert (values(2021)["stays"], values(2022)["stays"]) == (1, 0)
    assert values(2022)["households_unique"] == 1


def test_the_night_of_the_departure_day_is_not_counted(engine, import_):
    import_(stay(aankomst="28/12/2021", vertrek="01/01/2022"), persons=FAMILY)
    assert (values(2021)["nights"], values(2022)["nights"], values(2022)["persons_unique"]) == (4, 0, 0)


def test_a_stay_of_no_night_began_but_touches_nothing(engine, import_):
    import_(stay(vertrek="01/03/2022"), persons=FAMILY)
    found = values(2022)
    assert (found["stays"], found["nights"], found["households_unique"], found["persons_unique"]) == (1, 0, 0, 0)


def test_an_open_stay_counts_to_the_end_of_the_year_or_to_yesterday(engine, import_):
    import_(stay(aankomst="01/01/2024", vertrek=""), persons=FAMILY)
    assert [values(year)["nights"] for year in (2023, 2024, 2025, 2026, 2027)] == [0, 366, 365, 326, 0]
    assert values(2024, today=date(2024, 1, 1))["households_unique"] == 0
    assert values(2024, today=date(2024, 1, 2))["nights"] == 1


def test_rows_of_one_human_being_count_once(engine, import_):
    import_(
        stay("V1", personen="P1,P2"),
        stay("V2", personen="P3,P4", standplaatsen="4", aankomst="08/03/2022", vertrek=""),
        persons=FAMILY,
    )
    assert (values(2022)["persons_unique"], values(2022)["households_unique"]) == (3, 1)


def test_minors_are_counted_on_arrival_of_their_first_stay_that_touches_the_year(engine, import_):
    import_(
        stay("V1", personen="P1,P2,P3", aankomst="28/02/2022", vertrek="02/03/2022"),
        stay("V2", personen="P1,P2", aankomst="01/08/2022", vertrek="02/08/2022"),
        stay("V3", personen="P1,P2", aankomst="01/03/2023", vertrek="02/03/2023"),
        persons=FAMILY,
    )
    assert values(2022)["minors_share"] == 100
    assert values(2023)["minors_share"] == 0


def test_an_unknown_birth_is_left_out_of_both(engine, import_):
    import_(stay(personen="P3"), persons=FAMILY)
    assert (values(2022)["persons_unique"], values(2022)["minors_share"]) == (1, None)


def test_what_was_undone_or_is_disputed_never_counts(engine, import_, stamp_of):
    import_(stay("V1"), stay("V2", aankomst="08/03/2022", vertrek="10/03/2022"), persons=FAMILY)
    operations.cancel_check_in(one("V1"), stamp=stamp_of())
    disputed = one("V2")
    disputed.disputed_at = clock.now()
    db.session.flush()
    assert values(2022) == values(2023)


def test_a_move_counts_each_pitch_for_its_own_nights(engine, import_, stamp_of):
    import_(stay(aankomst="13/11/2026", vertrek=""), persons=FAMILY)
    operations.move(one().pitches[0], stay_queries.pitch(7), stamp=stamp_of())
    assert values(2026)["nights"] == 10
    assert values(2026, today=date(2026, 11, 26))["nights"] == 13


def test_an_occupancy_is_a_share_of_all_days_of_the_year(engine, import_):
    import_(stay(aankomst="01/01/2022", vertrek="01/01/2023", standplaatsen="1,2,3,4"), persons=FAMILY)
    assert (values(2022)["nights"], values(2022)["occupancy"]) == (4 * 365, 16)
    db.session.execute(delete(SiteRule))
    assert db.session.scalars(select(Stay)).one()
    assert values(2022)["occupancy"] is None

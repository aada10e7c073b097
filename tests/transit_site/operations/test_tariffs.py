"""Tariffs are dated: one is set ahead and never backwards, one that is not in force yet can be withdrawn."""

from datetime import timedelta
from decimal import Decimal

import pytest

from amal_field import clock
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.transit_site import operations
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


def set_from(days, stamp, fee="8"):
    on = clock.today() + timedelta(days=days)
    return operations.set_tariff(on, Decimal(fee), Decimal("0.3512"), Decimal(250), stamp=stamp)


def test_ghent_comes_by_migration_and_nobody_has_confirmed_it(engine):
    found = ledger.tariffs(stay_queries.the_site().id)
    assert [(one.day_fee, one.prepayment, one.confirmed_at) for one in found] == [(Decimal("7.20"), 200, None)]


def test_a_tariff_starts_today_or_later_and_no_two_on_a_day(engine, stamp_of):
    with pytest.raises(RuleBroken, match="tariff_backwards"):
        set_from(-1, stamp_of())
    set_from(0, stamp_of())
    set_from(5, stamp_of())
    with pytest.raises(RuleBroken, match="tariff_exists"):
        set_from(5, stamp_of())


def test_a_tariff_to_come_is_withdrawn_and_one_in_force_is_not(engine, stamp_of):
    later = set_from(5, stamp_of())
    for _ in range(2):
        operations.withdraw_tariff(later, stamp=stamp_of())
    set_from(5, stamp_of(), fee="9")
    with pytest.raises(RuleBroken, match="tariff_in_force"):
        operations.withdraw_tariff(set_from(0, stamp_of()), stamp=stamp_of())


def test_a_stay_over_a_change_costs_both(engine, stamp_of, frozen_clock):
    stay = let_in(stamp_of(), make_family(stamp_of()), on=clock.today() - timedelta(days=2))
    set_from(3, stamp_of(), fee="10")
    frozen_clock(clock.now() + timedelta(days=5))
    db.session.flush()
    charges = ledger.account(stay, clock.today()).charges
    assert [(one.quantity, one.amount) for one in charges] == [(5, 36), (2, 20)]

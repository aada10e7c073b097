"""What a setting is on a day, on both engines."""

from datetime import date
from decimal import Decimal

import pytest

from amal_field.dated_settings import operations, queries
from amal_field.refusal import RuleBroken
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock", "world", "toys")


def put(stamp, code: str, days: int, value):
    """A value from so many days from now on."""
    return operations.set_value(queries.declared()[code], in_days(days), value, "Team", stamp=stamp)


@pytest.mark.parametrize(
    ("code", "default", "value"),
    [
        ("toys.days", 14, 21),
        ("toys.percent", 80, 0),
        ("toys.fee", Decimal("2.50"), Decimal("3.10")),
        ("toys.day", date(2023, 3, 4), date(2026, 3, 4)),
        ("toys.word", "toy", "speelgoed"),
    ],
)
def test_each_kind_has_its_default_until_it_is_set(engine, stamp_of, code, default, value):
    assert queries.setting(code, in_days(0)) == default
    put(stamp_of("dirk"), code, 0, value)
    assert queries.setting(code, in_days(-1)) == default
    kept = queries.setting(code, in_days(0))
    assert (type(kept), kept) == (type(value), value)


def test_the_last_that_began_holds_and_a_withdrawn_one_never_did(engine, stamp_of):
    put(stamp_of("dirk"), "toys.days", 0, 20)
    put(stamp_of("dirk"), "toys.days", 10, 30)
    gone = put(stamp_of("dirk"), "toys.days", 5, 25)
    operations.withdraw_value(gone, stamp=stamp_of("dirk"))
    operations.withdraw_value(gone, stamp=stamp_of("dirk"))
    found = [queries.setting("toys.days", in_days(days)) for days in (-1, 0, 6, 9, 10, 99)]
    assert found == [14, 20, 20, 20, 30, 30]
    assert put(stamp_of("dirk"), "toys.days", 5, 26).stands


def test_a_setting_that_no_room_reads_is_a_mistake_of_ours(engine):
    with pytest.raises(KeyError):
        queries.setting("toys.colour", in_days(0))


def test_the_database_refuses_two_from_one_day_whoever_asks(engine, stamp_of, monkeypatch):
    put(stamp_of("dirk"), "toys.days", 0, 20)
    monkeypatch.setattr(queries, "has_value_from", lambda code, valid_from: False)
    with pytest.raises(RuleBroken) as refused:
        put(stamp_of("dirk"), "toys.days", 0, 21)
    assert refused.value.code == "setting_exists"


def test_all_of_them_stand_in_the_overview_each_where_it_belongs(engine, stamp_of, frozen_clock):
    put(stamp_of("dirk"), "toys.days", 0, 20)
    put(stamp_of("dirk"), "toys.days", 10, 30)
    put(stamp_of("dirk"), "toys.days", 20, 40)
    one = next(one for one in queries.overview(in_days(12)) if one.setting.code == "toys.days")
    assert one.value == 30
    assert [value.value for value in one.to_come] == [40]
    assert [value.value for value in one.before] == [20]

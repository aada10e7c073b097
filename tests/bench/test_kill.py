"""The command that kills the server tells a loss from a good end."""

from uuid import uuid4

import pytest

from tests.bench.kill import Arrival, verdict
from tests.bench.world import FAMILY


@pytest.fixture
def arrival():
    return Arrival(uuid4(), 7, sent=2, status=200)


def there(arrival, people=FAMILY, told=1, keys=1):
    return (arrival.household, arrival.pitch, people, told, keys)


def test_what_is_there_once_is_right(arrival):
    assert verdict([arrival], [there(arrival)]) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), "there 0 times"),
        (({}, {}), "there 2 times"),
        (({"people": 4},), "4 people"),
        (({"told": 0},), "0 audit entries"),
        (({"keys": 2},), "2 answers"),
    ],
)
def test_a_loss_a_double_and_a_half_are_wrong(arrival, found, said):
    (sentence, *_) = verdict([arrival], [there(arrival, **more) for more in found])
    assert said in sentence


def test_a_refusal_is_wrong_and_so_is_a_stay_that_nobody_sent(arrival):
    arrival.status = 422
    assert len(verdict([arrival], [there(Arrival(uuid4(), 8))])) == 2

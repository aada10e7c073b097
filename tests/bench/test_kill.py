"""The command that kills the server tells a loss from a good end."""

from collections import Counter

import pytest

from tests.bench.kill_work import TAGS, Sending, judged


@pytest.fixture(params=TAGS)
def sending(request):
    return Sending((request.param, "7"), "/somewhere", {}, sent=2, status=200)


def verdict(sending, *, count=1, told=1, kept=True):
    there = Counter({sending.name: count})
    return judged(
        [sending],
        there,
        Counter({(sending.token, TAGS[sending.kind]): told}),
        {sending.token} if kept else set(),
    )


def test_what_is_there_once_is_right(sending):
    assert verdict(sending) == []


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ({"count": 0}, "there 0 times"),
        ({"count": 2}, "there 2 times"),
        ({"told": 0}, "told 0 times"),
        ({"told": 2}, "told 2 times"),
        ({"kept": False}, "no answer kept"),
    ],
)
def test_a_loss_a_double_and_a_half_are_wrong(sending, counted, said):
    (sentence,) = verdict(sending, **counted)
    assert said in sentence


def test_a_refusal_is_wrong_and_so_is_what_nobody_sent(sending):
    sending.status = 422
    assert len(verdict(sending)) == 1
    nobody = Counter({sending.name: 1, (sending.kind, "8"): 1})
    told = Counter({(sending.token, TAGS[sending.kind]): 1})
    assert len(judged([sending], nobody, told, {sending.token})) == 2

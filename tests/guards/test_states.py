"""Every record in every state answers: each route with a record in its address is walked for all states of it."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from flask import Flask

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import db, new_key
from amal_field.rooms import ROOMS
from amal_field.stamp import Stamp
from tests.databases import ENGINES, make_app
from tests.guards.source import told
from tests.own_entries import own_entries
from tests.states import State, make_all, one_sided
from tests.states.addresses import unregistered
from tests.states.walk import Walk

pytestmark = pytest.mark.usefixtures("frozen_clock")


def a_stamp(key: str = "amina") -> Stamp:
    """A stamp of one of the cast, now."""
    return Stamp(player(key).id, clock.now(), new_key())


@pytest.fixture(scope="module")
def world_of(databases_of) -> Iterator[Callable[..., tuple[Flask, list[State]]]]:
    """`world_of("sqlite")`: an app with every record in every state in its database; nobody changes them."""
    made: list[tuple[Flask, Callable[[], None]]] = []

    @cache
    def make(engine: str) -> tuple[Flask, list[State]]:
        url, remove = databases_of(engine).make()
        app = make_app(url, LOG_LEVEL="CRITICAL")
        made.append((app, remove))
        return app, make_all(app, a_stamp)

    yield make
    for app, remove in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        remove()


def test_each_argument_of_a_route_has_its_records_in_both_of_each_two_states(engine, world_of):
    app, states = world_of(engine)
    wrong = [
        f"{rule.rule}: {', '.join(sorted(missing))}"
        for rule in app.url_map.iter_rules()
        if (missing := unregistered(rule, states))
    ]
    assert not wrong, told("Let the states.py beside the room's tests make records for these arguments.", wrong)
    missing = list(one_sided(app, states))
    assert not missing, told("Make a record in the state that is missing.", missing)


@pytest.mark.parametrize("is_alone", [True, False], ids=["one", "several"])
@pytest.mark.parametrize("room", [room.name for room in ROOMS if room.blueprint])
def test_every_state_answers(engine, world_of, room, is_alone, pytestconfig):
    app, states = world_of(engine)
    shares = pytestconfig.getoption("--engine") == "both" and not pytestconfig.getoption("--every-case")
    walk = Walk(app, states, half=ENGINES.index(engine) if shares else None)
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.partition(".")[0] == room]
    pages = [rule for rule in rules if "GET" in rule.methods]
    with own_entries(app):
        walk.pages(pages)
        walk.along([rule for rule in rules if rule.arguments and (len(rule.arguments) == 1) == is_alone])
        if is_alone:
            walk.with_questions(pages)
    assert not walk.wrong, told("Answer in words whatever state the record is in.", walk.wrong)

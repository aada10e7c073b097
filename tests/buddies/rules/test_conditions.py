"""What must hold before two may be proposed; and that nobody is judged by a name, a script or a country."""

import ast
import sys
from pathlib import Path
from uuid import UUID

import pytest

from amal_field.buddies.queries import Suggestion, assignment, round_drafts
from amal_field.buddies.rules import conditions, points, profiles, waiting
from amal_field.buddies.rules.conditions import COMMON_LANGUAGE, FIRST_LANGUAGE, RUNS, judge
from amal_field.buddies.rules.profiles import Profile
from tests.buddies.profiles import BUDDY, NEWCOMER, buddy, newcomer

NEVER_READ = ("country", "name", "native", "script", "nickname", "patronymic")


def test_two_who_share_everything_may_be_proposed():
    assert judge((COMMON_LANGUAGE, FIRST_LANGUAGE, RUNS), buddy(), newcomer()).is_good


@pytest.mark.parametrize(
    ("hard", "one", "other", "blocked"),
    [
        ((), {}, {"is_free": False}, "not_free"),
        ((), {"is_free": False}, {}, "not_free"),
        ((), {}, {"person_key": BUDDY.person_key}, "themselves"),
        ((), {"homes": frozenset({UUID(int=5)})}, {"homes": frozenset({UUID(int=5)})}, "themselves"),
        ((), {"age": 17}, {}, "buddy_minor"),
        ((), {}, {"age": 17, "has_family": False}, "newcomer_minor"),
        ((), {}, {"age": 17, "has_family": True}, None),
        ((COMMON_LANGUAGE,), {}, {"languages": {"fr": "A1", "nl": "A1"}}, "language"),
        ((COMMON_LANGUAGE,), {}, {"languages": {"nl": "A2"}}, None),
        ((COMMON_LANGUAGE,), {}, {"languages": {"ps": None}}, "language"),
        ((), {}, {"languages": {"ps": None}}, None),
        ((FIRST_LANGUAGE,), {}, {"first_language": "en"}, "first_language"),
        ((FIRST_LANGUAGE,), {"first_language": "nl"}, {"first_language": "nl"}, "first_language"),
        ((RUNS,), {}, {"runs": False}, "runs"),
        ((), {}, {"runs": False}, None),
        ((), {"wish": ("only", "man")}, {}, "wish"),
        ((), {}, {"wish": ("only", "man")}, "wish"),
        ((), {"wish": ("rather", "man")}, {}, None),
        ((), {"wish": ("only", "woman")}, {}, None),
        ((), {"wish": ("only", "family")}, {"has_family": False}, "wish"),
    ],
)
def test_what_blocks(hard, one, other, blocked):
    verdict = judge(hard, buddy(**one), newcomer(**other))
    assert (verdict.blocked, verdict.asks) == (blocked, ())


@pytest.mark.parametrize(
    ("hard", "one", "other", "asks"),
    [
        ((), {"age": None}, {}, ("age",)),
        ((), {}, {"age": None, "has_family": None}, ("age",)),
        ((RUNS,), {"runs": None}, {"runs": None}, ("runs",)),
        ((), {"wish": ("only", "woman")}, {"sex": None}, ("sex",)),
        ((), {}, {"wish": ("only", "family")}, ()),
        ((), {"has_family": None}, {"wish": ("only", "family")}, ("family",)),
    ],
)
def test_what_nobody_knows_is_asked_first(hard, one, other, asks):
    verdict = judge(hard, buddy(**one), newcomer(**other))
    assert (verdict.blocked, verdict.asks, verdict.is_good) == (None, asks, not asks)


def test_who_parted_for_good_is_not_proposed_again():
    assert judge((), buddy(), newcomer(), [NEWCOMER.person_key]).blocked == "parted"
    assert judge((), buddy(), newcomer(), [UUID(int=99)]).is_good


def test_a_light_wish_is_met_or_not():
    assert conditions.is_wish_met(buddy(wish=("rather", "woman")), newcomer())
    assert not conditions.is_wish_met(buddy(wish=("rather", "man")), newcomer())
    assert not conditions.is_wish_met(buddy(wish=("only", "woman")), newcomer())


def test_names_scripts_and_countries_never_reach_the_functions_that_match():
    assert not {name for name in Profile._fields if name.endswith(NEVER_READ)}
    for module in (conditions, points, profiles, waiting, assignment, round_drafts, sys.modules[Suggestion.__module__]):
        tree = ast.parse(Path(module.__file__).read_text())
        read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not {name for name in read if name.endswith(NEVER_READ)}, module.__name__

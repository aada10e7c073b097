"""The points of two candidates: what each part gives, in whole points, half up, the same from both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.buddies.messages import BANDS, INTERESTS, MOMENTS
from amal_field.buddies.rules import points
from amal_field.buddies.rules.profiles import Weights
from tests.buddies.profiles import buddy, newcomer
from tests.predicates import PROFILE

SAMEN, TANDEM, RUN = Weights(30, 20, 20, 15, 15), Weights(25, 35, 15, 15, 10), Weights(40, 0, 20, 20, 20)


def of(part: str, weights: Weights = SAMEN, **more) -> int | None:
    """The points of one part; None where it is unknown."""
    told = {one.part: one for one in points.reasons(weights, buddy(), newcomer(**more))}
    return (None if told[part].is_unknown else told[part].points) if part in told else 0


@pytest.mark.parametrize("weights", [SAMEN, TANDEM, RUN])
def test_who_shares_everything_has_a_hundred(weights):
    assert points.total(points.reasons(weights, buddy(), newcomer())) == 100


def test_a_programme_without_points_gives_none():
    assert points.reasons(None, buddy(), newcomer()) == ()


@pytest.mark.parametrize(
    ("part", "more", "expected"),
    [
        ("moments", {"moments": frozenset({"2e"})}, 15),
        ("moments", {"moments": frozenset({"1m"})}, 0),
        ("moments", {"moments": frozenset({"2e", "6m", "7m"})}, 30),
        ("moments", {"moments": frozenset()}, None),
        ("family", {"bands": frozenset({"0-2"})}, 10),
        ("family", {"bands": frozenset()}, 0),
        ("family", {"has_family": None}, None),
        ("interests", {"interests": frozenset({"music"})}, 7),
        ("interests", {"interests": frozenset({"music", "film"})}, 13),
        ("interests", {"interests": frozenset({"sport"})}, 0),
        ("interests", {"interests": frozenset()}, None),
        ("district", {"district": "Rabot - Blaisantvest"}, 0),
        ("district", {"district": None}, None),
        ("age", {"age": 45}, 15),
        ("age", {"age": 34}, 8),
        ("age", {"age": 50}, 8),
        ("age", {"age": 51}, 0),
        ("age", {"age": None}, None),
    ],
)
def test_each_part_gives_its_share_and_the_unknown_is_to_be_asked(part, more, expected):
    assert of(part, **more) == expected


def test_both_without_children_is_half_and_no_weight_says_nothing():
    told = points.reasons(SAMEN, buddy(bands=frozenset()), newcomer(bands=frozenset()))
    assert [(one.points, one.shared) for one in told if one.part == "family"] == [(10, ("no_children",))]
    told = points.reasons(RUN, buddy(), newcomer(has_family=None))
    assert "family" not in {one.part for one in told}


A_PROFILE = st.fixed_dictionaries(
    {
        "moments": st.frozensets(st.sampled_from(list(MOMENTS)), max_size=4),
        "interests": st.frozensets(st.sampled_from(list(INTERESTS)), max_size=4),
        "bands": st.frozensets(st.sampled_from(list(BANDS)), max_size=2),
        "has_family": st.none() | st.booleans(),
        "district": st.none() | st.sampled_from(["Ledeberg", "Dampoort"]),
        "age": st.none() | st.integers(18, 60),
    }
)


@PROFILE
@given(one=A_PROFILE, other=A_PROFILE, weights=st.sampled_from([SAMEN, TANDEM, RUN]))
def test_it_is_the_same_from_both_sides_and_never_over_a_hundred(one, other, weights):
    there = points.reasons(weights, buddy(**one), newcomer(**other))
    back = points.reasons(weights, newcomer(**other), buddy(**one))
    assert [(told.part, told.points) for told in there] == [(told.part, told.points) for told in back]
    assert 0 <= points.total(there) <= 100
    assert points.between(points.parts_of(weights), buddy(**one), newcomer(**other)) == points.total(there)

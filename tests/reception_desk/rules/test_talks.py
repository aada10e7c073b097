"""Which screens a talk has, and which answers are taken."""

from datetime import date

import pytest

from amal_field.reception_desk.rules import talks
from amal_field.refusal import RuleBroken

TODAY = date(2026, 11, 30)


def test_the_screens_stand_in_their_order_and_minors_bring_one_more():
    asked = ["sharing", "who", "family"]
    assert talks.steps(asked, {}, today=TODAY) == ["who", "family", "sharing"]
    grown = {"family": [{"birth": {"year": 1990}}, {"given_name": "A"}]}
    assert talks.steps(asked, grown, today=TODAY) == ["who", "family", "sharing"]
    child = {"family": [{"birth": {"year": 2008, "month": 12, "day": 1}}]}
    assert talks.steps(asked, child, today=TODAY) == ["who", "family", "sharing", "children"]
    assert talks.steps(["family"], child, today=TODAY) == ["family"]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("", "", ""), None),
        (("", "", "1988"), {"year": 1988}),
        (("4", "3", "1988"), {"year": 1988, "month": 3, "day": 4}),
        (("٤", "٣", "١٩٨٨"), {"year": 1988, "month": 3, "day": 4}),
        (("", "०३", "१९८८"), {"year": 1988, "month": 3}),
    ],
)
def test_digits_of_any_script_are_digits(parts, told):
    assert talks.birth_told(*parts, today=TODAY) == told


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("4", "3", ""), "talk_birth"),
        (("4", "maart", "1988"), "talk_birth"),
        (("²", "3", "1988"), "talk_birth"),
        (("4", "", "1988"), "birth_unreal"),
        (("31", "2", "1988"), "birth_unreal"),
        (("1", "12", "2026"), "birth_in_future"),
    ],
)
def test_what_is_no_birth_is_refused(parts, code):
    with pytest.raises(RuleBroken) as broken:
        talks.birth_told(*parts, today=TODAY)
    assert broken.value.code == code

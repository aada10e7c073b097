"""Who says yes: one parent is enough, a yes beside a no waits, who can judge it themselves comes first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import pytest

from amal_field.refusal import RuleBroken
from amal_field.vaccination.rules import consents

DAY = date(2026, 11, 23)


@dataclass
class Said:
    answer: str
    said_by: str
    withdrawn_on: date | None = None
    id: UUID | None = None

    def __post_init__(self) -> None:
        self.id = uuid4()


MOTHER, FATHER_NO = Said("yes", "parent"), Said("no", "parent")
WITHDRAWN, HERSELF = Said("yes", "parent", DAY), Said("yes", "self")


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([], "asked"),
        ([MOTHER], "agreed"),
        ([FATHER_NO], "declined"),
        ([MOTHER, FATHER_NO], "waits"),
        ([WITHDRAWN], "withdrawn"),
        ([WITHDRAWN, MOTHER], "agreed"),
        ([FATHER_NO, HERSELF], "agreed"),
        ([MOTHER, Said("no", "self")], "declined"),
        ([FATHER_NO, Said("yes", "self", DAY)], "declined"),
    ],
)
def test_what_the_answers_come_to(answers, state):
    assert consents.state_of(answers) == state
    assert (consents.yes_of(answers) is not None) == (state == "agreed")


@pytest.mark.parametrize(
    ("answers", "minor", "code"),
    [
        ([], True, "consent_missing"),
        ([FATHER_NO], True, "consent_declined"),
        ([Said("no", "adult")], False, "consent_declined"),
        ([MOTHER, FATHER_NO], True, "consent_waits"),
        ([WITHDRAWN], True, "consent_withdrawn"),
    ],
)
def test_nothing_is_given_but_on_a_yes(answers, minor, code):
    with pytest.raises(RuleBroken, match=code):
        consents.check_consent(answers, minor=minor)


def test_who_is_of_age_needs_no_other_yes():
    consents.check_consent([], minor=False)
    consents.check_consent([MOTHER], minor=True)


@pytest.mark.parametrize(
    ("said_by", "born_on", "code"),
    [
        ("adult", date(2016, 1, 1), "minor_no_adult"),
        ("adult", None, "minor_no_adult"),
        ("parent", date(1990, 1, 1), "adult_answers"),
        ("self", date(1990, 1, 1), "adult_answers"),
        ("self", date(2014, 11, 24), "too_young"),
        ("self", None, "too_young"),
    ],
)
def test_who_may_not_answer(said_by, born_on, code):
    with pytest.raises(RuleBroken, match=code):
        consents.check_by(said_by, born_on, DAY, least_age=12)


@pytest.mark.parametrize(
    ("said_by", "born_on"),
    [("adult", date(2008, 11, 23)), ("self", date(2014, 11, 23)), ("parent", None), ("guardian", date(2025, 1, 1))],
)
def test_who_may_answer(said_by, born_on):
    consents.check_by(said_by, born_on, DAY, least_age=12)

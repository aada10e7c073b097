"""Codes of an app, recovery codes, who needs a second step, and who keeps one."""

from datetime import timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amal_field.accounts import rules
from amal_field.permissions import GRANTS, Role, needs_second_step
from amal_field.refusal import RuleBroken
from tests.conftest import NOON

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = int(NOON.timestamp()) // 30


def code(ahead: int) -> str:
    return pyotp.TOTP(SECRET).at(NOON, counter_offset=ahead)


@pytest.mark.parametrize(("ahead", "step"), [(-2, None), (-1, STEP - 1), (0, STEP), (1, STEP + 1), (2, None)])
def test_a_code_holds_half_a_minute_before_and_after(ahead, step):
    assert rules.accepted_step(SECRET, code(ahead), after=0, now=NOON) == step


@pytest.mark.parametrize("used", [-1, 0, 1])
def test_no_code_up_to_the_last_one_is_accepted(used):
    accepted = [rules.accepted_step(SECRET, code(ahead), after=STEP + used, now=NOON) for ahead in (-1, 0, 1)]
    assert accepted == [step if step > STEP + used else None for step in (STEP - 1, STEP, STEP + 1)]


def test_a_code_is_read_as_people_write_it():
    assert rules.accepted_step(SECRET, f" {code(0)[:3]} {code(0)[3:]}\n", after=0, now=NOON) == STEP


@given(st.text(max_size=12))
def test_what_is_no_code_is_not_accepted(text):
    assert rules.accepted_step(SECRET, text, after=STEP + 5, now=NOON + timedelta(minutes=1)) is None


def test_recovery_codes_are_ten_of_chance_and_read_however_written():
    codes, others = rules.new_recovery_codes(), rules.new_recovery_codes()
    assert len({*codes, *others}) == 20
    bare = rules.bare_recovery_code(codes[0])
    assert len(bare) == 16
    assert rules.bare_recovery_code(f" {codes[0].upper().replace('-', ' ')}\t") == bare


@pytest.mark.parametrize("role", Role)
def test_who_rules_over_others_or_reads_what_is_told_in_confidence_needs_a_second_step(role):
    of_these = ("administrator", "health", "buddy", "desk", "vaccin")
    assert needs_second_step(frozenset({role})) is role.value.startswith(of_these)
    assert needs_second_step(frozenset({role, Role.ADMINISTRATOR}))
    assert GRANTS.keys() == set(Role)


@pytest.mark.parametrize(("left", "is_needed", "stays"), [(0, True, False), (1, True, True), (0, False, True)])
def test_who_needs_one_keeps_one(left, is_needed, stays):
    if stays:
        rules.check_factor_stays(factors_left=left, is_needed=is_needed)
    else:
        with pytest.raises(RuleBroken, match="last_factor"):
            rules.check_factor_stays(factors_left=left, is_needed=is_needed)

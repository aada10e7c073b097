"""Passwords, locks and administrators."""

from datetime import UTC, datetime, timedelta

import pytest

from amal_field.accounts import rules
from amal_field.refusal import RuleBroken

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("password", "code"),
    [("kort", "password_short"), ("aaaaaaaaaaaa", "password_obvious"), ("An@Amal.Example", "password_obvious")],
)
def test_a_poor_password_is_refused(password, code):
    with pytest.raises(RuleBroken) as refusal:
        rules.check_password(password, name="An", email="an@amal.example")
    assert refusal.value.code == code


def test_three_words_are_accepted():
    rules.check_password("drie rode caravans", name="An", email="an@amal.example")


def test_the_door_locks_at_the_limit_of_the_e_mail_or_the_address():
    limits = {"limit": 5, "limit_of_address": 30}
    assert not rules.is_locked(tries=4, tries_of_address=29, **limits)
    assert rules.is_locked(tries=5, tries_of_address=5, **limits)
    assert rules.is_locked(tries=0, tries_of_address=30, **limits)


def test_an_invitation_ends():
    rules.check_invitation(until=NOW + timedelta(days=1), now=NOW)
    for until in (None, NOW - timedelta(seconds=1)):
        with pytest.raises(RuleBroken, match="invitation_over"):
            rules.check_invitation(until=until, now=NOW)


def test_the_last_administrator_stays():
    rules.check_administrator_stays(administrators_left=1)
    with pytest.raises(RuleBroken, match="last_administrator"):
        rules.check_administrator_stays(administrators_left=0)

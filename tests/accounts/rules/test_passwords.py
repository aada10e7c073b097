"""Passwords, locks and administrators."""

from datetime import UTC, datetime, timedelta

import pytest

from amal_field.accounts import rules
from amal_field.refusal import RuleBroken

NOW = datetime(2026, 11, 23, tzinfo=UTC)


AN = {"name": "An Claes", "email": "an.claes@amal.example"}


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kort", "password_short"),
        *[
            (weak, "password_weak")
            for weak in (
                *("aaaaaaaaaaaa", "1234567890", "Welkom2026!", "password123", "qwertyuiop", "azertyuiop"),
                *("An.Claes@Amal.Example", "an claes an claes", "AmalField2026", "amalgent2026"),
            )
        ],
    ],
)
def test_a_poor_password_is_refused(password, code):
    with pytest.raises(RuleBroken) as refusal:
        rules.check_password(password, **AN)
    assert refusal.value.code == code


@pytest.mark.parametrize("password", ["drie rode caravans", "vier gele tenten", "Zaterdag ☂ Ljubljana"])
def test_three_words_are_accepted(password):
    rules.check_password(password, **AN)


def test_a_long_password_is_judged_by_its_beginning():
    rules.check_password("paard fiets lantaarn molen " * 7, **AN)
    with pytest.raises(RuleBroken, match="password_weak"):
        rules.check_password("a" * 72 + "paard fiets lantaarn molen", **AN)


def test_who_one_is_counts_for_oneself_alone():
    password = "Kwiatkowska77"
    rules.check_password(password, **AN)
    with pytest.raises(RuleBroken, match="password_weak"):
        rules.check_password(password, name="Ola Kwiatkowska", email="ola@example.org")
    rules.check_password(password, **AN)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14; SM-X210) Chrome/131.0 Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1",
            "Safari, iPad",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox, Linux"),
        ("curl/8.5", ""),
    ],
)
def test_a_browser_is_called_by_name(agent, words):
    assert rules.browser_in_words(agent) == words


def test_an_invitation_ends():
    rules.check_invitation(until=NOW + timedelta(days=1), now=NOW)
    for until in (None, NOW - timedelta(seconds=1)):
        with pytest.raises(RuleBroken, match="invitation_over"):
            rules.check_invitation(until=until, now=NOW)


def test_the_last_administrator_stays():
    rules.check_administrator_stays(administrators_left=1)
    with pytest.raises(RuleBroken, match="last_administrator"):
        rules.check_administrator_stays(administrators_left=0)

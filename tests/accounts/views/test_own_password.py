"""Changing the own password: what is refused, at which field, and what is counted."""

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import SignInAttempt
from amal_field.accounts.offers.demo import PASSWORD
from amal_field.audit import AuditEntry
from amal_field.stamp import Submission
from tests.accounts.door import at_the_door
from tests.accounts.views.test_sign_ins import NEW, change
from tests.page import fields_of


@pytest.mark.parametrize(
    ("present", "new", "again", "field"),
    [
        ("", NEW, NEW, "present_password"),
        ("niet dit", NEW, NEW, "present_password"),
        (PASSWORD, "kort", "kort", "password"),
        (PASSWORD, "Amina2026!", "Amina2026!", "password"),
        (PASSWORD, NEW, "vier gele tente", "again"),
        ("x" * 201, NEW, NEW, "present_password"),
        (PASSWORD, "x" * 201, "x" * 201, "password"),
    ],
)
def test_a_poor_change_is_told_at_its_field(visit, present, new, again, field):
    page = change(visit("amina"), present, new, again)
    assert page.status == 422
    assert page.find(f"#{field}-error")
    assert at_the_door(visit).url == "/transit-site"


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "makkelijk te raden"), ("fr", "facile à deviner"), ("en", "easy to guess")]
)
def test_a_weak_one_is_refused_in_the_reader_s_language(visit, language, words):
    page = visit("amina").go("/settings").send("main form", language=language)
    assert words in change(page, PASSWORD, "Amina2026!").text


def test_wrong_tries_are_counted_and_lock(engine, visit, ask):
    page = visit("amina")
    for _ in range(5):
        assert change(page, "niet dit").status == 422
    assert ask(select(func.count()).select_from(SignInAttempt)) == 5
    assert change(page).status == 422
    assert at_the_door(visit).status == 422


def test_twice_is_once_and_no_password_is_kept(engine, visit, ask):
    page = visit("amina").go("/settings/password")
    sent = fields_of(page.form()) | {"present_password": PASSWORD, "password": NEW, "again": NEW}
    assert [page.post("/settings/password", sent).url for _ in range(2)] == ["/settings", "/settings"]
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:password:change")) == 1
    assert ask(select(func.count()).select_from(SignInAttempt)) == 0
    other = sent | {"present_password": "x", "password": "y"}
    page.post("/settings/password", other)
    assert ask(select(func.count(Submission.content_hash.distinct()))) == 1

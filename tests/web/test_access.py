"""Closed by default; a form is only taken from a page of ours."""

import re

import pytest

from tests.page import HTMX


def test_a_view_without_a_mark_is_closed_for_everybody(engine, trial, client_of):
    for key in (None, "clara", "dirk"):
        assert client_of(key).get("/trial/unmarked").status_code == 403


@pytest.mark.parametrize(("key", "status"), [(None, 401), ("clara", 403), ("dirk", 200)])
def test_a_permission_lets_in_those_who_hold_it(engine, trial, client_of, key, status):
    assert client_of(key).get("/trial/managed").status_code == status


def test_an_unknown_address_is_404_for_nobody_too(engine, trial, client_of):
    assert client_of(None).get("/nowhere").status_code == 404
    assert client_of(None).post("/nowhere").status_code == 404


def test_a_write_by_nobody_is_401(engine, trial, client_of, kept, fields):
    assert client_of(None).post("/trial/notes", data=fields(name="An")).status_code == 401
    assert kept() == []


def test_a_form_without_its_csrf_token_is_refused(engine, trial, client_of, kept, fields):
    trial.config["WTF_CSRF_METHODS"] = {"POST"}
    amina = client_of("amina")
    assert amina.post("/trial/notes", data=fields(name="An")).status_code == 400
    assert amina.post("/trial/notes", data=fields(name="An", csrf_token="made up")).status_code == 400
    assert kept() == []
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', amina.get("/settings").text).group(1)
    assert amina.post("/trial/notes", data=fields(name="An", csrf_token=token)).status_code == 303
    karim = client_of("karim")
    assert karim.post("/trial/notes", data=fields(name="Bert", csrf_token=token)).status_code == 400
    assert kept() == ["An"]


def test_an_expired_sign_in_asks_for_it_in_the_shape_that_was_asked_for(engine, trial, client_of):
    nobody = client_of(None)
    page, part = nobody.get("/trial/managed"), nobody.get("/trial/managed", headers=HTMX)
    assert (page.status_code, part.status_code) == (401, 401)
    assert page.text.startswith("<!doctype")
    assert not part.text.lstrip().startswith("<!doctype")
    assert part.headers["HX-Retarget"] == "#dialog:not(:has(dialog))"

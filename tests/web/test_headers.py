"""Nothing inline, nothing from elsewhere, nothing kept by a shared browser."""

import pytest

from tests.databases import PRODUCTION, make_app
from tests.page import HTMX


@pytest.mark.parametrize("path", ["/trial", "/nowhere", "/trial/managed", "/healthz"])
def test_every_answer_carries_them(engine, amina, path):
    headers = amina.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert len(headers.getlist("Content-Security-Policy")) == 1
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_a_page_and_its_part_are_told_apart(engine, amina):
    page, part = amina.get("/trial"), amina.get("/trial", headers=HTMX)
    assert page.text != part.text
    assert "HX-Request-Type" in page.headers["Vary"]
    assert "HX-Request-Type" in part.headers["Vary"]


def test_a_request_of_htmx_for_a_whole_page_gets_one(engine, amina):
    answer = amina.get("/trial", headers={"HX-Request": "true", "HX-Request-Type": "full"})
    assert answer.text.startswith("<!doctype")


def test_https_is_asked_for_where_cookies_are_secure(database_url, engine):
    assert "Strict-Transport-Security" not in make_app(database_url).test_client().get("/healthz").headers
    answer = make_app(database_url, **PRODUCTION).test_client().get("/healthz")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_a_static_file_is_kept_for_a_year_under_a_name_of_its_content(engine, app):
    name = app.config["ASSETS"]["app.css"]
    answer = app.test_client().get(f"/static/{name}")
    assert answer.status_code == 200
    assert "max-age=31536000" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("app.css", 'text/css; charset="utf-8"'),
        ("elements.js", 'text/javascript; charset="utf-8"'),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_a_static_file_carries_them_too_and_is_for_no_other_site(database_url, engine, name, kind):
    app = make_app(database_url, **PRODUCTION)
    answer = app.test_client().get(f"/static/{app.config['ASSETS'][name]}")
    assert answer.status_code == 200
    assert app.config["HEADERS"].items() <= dict(answer.headers).items()
    assert "max-age=31536000; includeSubDomains" in answer.headers["Strict-Transport-Security"]
    assert answer.headers["Content-Type"] == kind
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/.git/config", "/static/", "/static/../.git/config", "/static/%2e%2e/wsgi.py", "/.env"]
)
def test_nothing_but_what_was_joined_is_served(engine, app, path):
    assert app.test_client().get(path).status_code == 404


def test_a_request_is_not_echoed(engine, app):
    assert app.test_client().open("/sign-in", method="TRACE", headers={"X-Told": "once"}).status_code == 405

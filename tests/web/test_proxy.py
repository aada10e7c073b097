"""Behind a proxy with https: what it says of the client is believed as far as the setting goes, and no further."""

import re
from http.client import HTTPConnection
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from flask import request

from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.db import db
from tests.bench.servers import Server
from tests.databases import PIN_KEY, PRODUCTION, SECRET_KEY, make_app

PROXY = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "field.example.org"}
HERE = "https://field.example.org"
BEHIND = PRODUCTION | {"TRUSTED_HOSTS": ["field.example.org"]}


@pytest.fixture
def behind(database_url):
    """`behind(1)`: a browser before the app in production behind so many proxies; `.seen` is what the app takes the
    last request for."""
    apps = []

    def make(proxies, **settings):
        app = make_app(database_url, **BEHIND | {"PROXIES": proxies} | settings)
        apps.append(app)
        client = app.test_client()

        @app.before_request
        def look():
            client.seen = SimpleNamespace(url=request.url, address=request.remote_addr, secure=request.is_secure)

        return client

    yield make
    for app in apps:
        with app.app_context():
            db.engine.dispose()


def fields(page, password=PASSWORD, email=CAST["amina"].email):
    token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
    return {"csrf_token": token, "sign_in_email": email, "sign_in_password": password}


def test_somebody_signs_in_over_https_and_the_cookie_travels_by_https_alone(engine, behind):
    client = behind(1)
    form = fields(client.get("/sign-in", headers=PROXY).text)
    answer = client.post("/sign-in", data=form, headers=PROXY | {"Referer": f"{HERE}/sign-in"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith("__Host-amal_field="))
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert (client.seen.url, client.seen.address, client.seen.secure) == (f"{HERE}/sign-in", "203.0.113.7", True)


def test_a_form_of_another_site_is_refused(engine, behind):
    client = behind(1)
    form = fields(client.get("/sign-in", headers=PROXY).text)
    answer = client.post("/sign-in", data=form, headers=PROXY | {"Referer": "https://evil.example/sign-in"})
    assert answer.status_code == 400


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1", "", "a b", "field.example.org.evil.example"])
def test_under_another_name_there_is_no_answer(behind, name):
    answer = behind(1).get("/sign-in", headers=PROXY | {"X-Forwarded-Host": name, "Host": name})
    assert answer.status_code == 400
    assert name not in answer.text or not name


def test_only_what_the_nearest_proxy_added_is_believed(engine, behind):
    client = behind(1)
    client.get("/sign-in", headers=PROXY | {"X-Forwarded-For": "198.51.100.9, 203.0.113.7"})
    assert client.seen.address == "203.0.113.7"


def test_without_the_setting_nobody_is_believed(engine, behind):
    client = behind(0, TRUSTED_HOSTS=["localhost"])
    client.get("/sign-in", headers=PROXY)
    assert (client.seen.url, client.seen.address, client.seen.secure) == (
        "http://localhost/sign-in",
        "127.0.0.1",
        False,
    )


@pytest.mark.parametrize(("proxies", "statuses"), [("1", [422, 422, 303]), ("0", [422, 422, 422])])
def test_who_says_to_be_somebody_else_is_as_locked_out_as_the_proxy_allows(engine, database_url, proxies, statuses):
    """On gunicorn: two wrong tries lock an address; a third comes with another one in `X-Forwarded-For`."""
    settings = {
        "AMAL_FIELD_ENVIRONMENT": "production",
        "AMAL_FIELD_SECRET_KEY": SECRET_KEY,
        "AMAL_FIELD_PIN_KEY": PIN_KEY,
        "AMAL_FIELD_SESSION_COOKIE_SECURE": "true",
        "AMAL_FIELD_SIGN_IN_TRIES_PER_ADDRESS": "2",
        "AMAL_FIELD_TRUSTED_HOSTS": '["field.example.org", "127.0.0.1"]',
        "AMAL_FIELD_PROXIES": proxies,
        "AMAL_FIELD_WORKERS": "1",
    }
    tries = [("wrong", "a@amal.example", "198.51.100.1"), ("wrong", "b@amal.example", "198.51.100.1")]
    tries.append((PASSWORD, CAST["amina"].email, "198.51.100.2"))
    with Server("wsgi:app", database_url, **settings) as server:
        assert [_try(server.port, *one) for one in tries] == statuses


def _try(port, password, email, address):
    """The status of a try to sign in through a proxy."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    proxy = PROXY | {"X-Forwarded-For": address, "Host": "field.example.org", "Referer": f"{HERE}/sign-in"}
    connection.request("GET", "/sign-in", headers=proxy)
    page = connection.getresponse()
    body, cookie = page.read().decode(), page.headers["Set-Cookie"].partition(";")[0]
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
    assert "; Secure" in page.headers["Set-Cookie"]
    proxy |= {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/sign-in", urlencode(fields(body, password, email)), proxy)
    status = connection.getresponse().status
    connection.close()
    return status

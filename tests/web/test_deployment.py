"""README's deployment, step by step: an empty database, the commands, gunicorn, a proxy with https before it."""

import os
import re
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import lxml.html
import pyotp
import pytest

from tests.bench.servers import ROOT, Server
from tests.databases import PIN_KEY, SECRET_KEY
from tests.page import fields_of
from tests.web.proxy import NAME, Proxy

FLASK = Path(sys.executable).parent / "flask"
PASSWORD = "vier gele tenten"
SETTINGS = {
    "AMAL_FIELD_ENVIRONMENT": "production",
    "AMAL_FIELD_SECRET_KEY": SECRET_KEY,
    "AMAL_FIELD_PIN_KEY": PIN_KEY,
    "AMAL_FIELD_SESSION_COOKIE_SECURE": "true",
    "AMAL_FIELD_PROXIES": "1",
    "AMAL_FIELD_TRUSTED_HOSTS": f'["{NAME}"]',
    "AMAL_FIELD_WORKERS": "2",
}


class Browser:
    """Somebody's browser at the proxy: it keeps cookies and follows where it is led."""

    def __init__(self, port):
        self.port, self.cookies, self.page = port, {}, None

    def ask(self, path, fields=None):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{NAME}{path}"}
        connection.request("POST" if fields else "GET", path, urlencode(fields) if fields else None, headers)
        answer = connection.getresponse()
        body, self.headers = answer.read().decode(), answer.headers
        for line in answer.headers.get_all("Set-Cookie") or ():
            assert {"Secure", "HttpOnly"} <= set(line.split("; "))
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        if answer.status in (302, 303):
            return self.ask(answer.headers["Location"].removeprefix(f"https://{NAME}"))
        self.path, self.page = path, lxml.html.document_fromstring(body)
        return answer.status

    def send(self, **fields):
        form = self.page.cssselect("main form")[0]
        return self.ask(form.get("action"), fields_of(form) | fields)


@pytest.fixture
def address(databases):
    """The address of a database without a table."""
    url, remove = databases.make(empty=True)
    yield url
    remove()


def run(url, *words):
    environment = os.environ | {"AMAL_FIELD_DATABASE_URL": url} | SETTINGS
    done = subprocess.run(
        [FLASK, "--app", "wsgi", *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_administrator_comes_in_through_the_proxy_and_works(engine, address, tmp_path):
    assert "password" not in run(address, "prepare")
    link = re.search(
        r"/invitations/\S+", run(address, "users", "invite", "An Claes", "an@example.org", "administrator")
    )
    with Server("wsgi:app", address, **SETTINGS) as server, Proxy(server.port) as proxy:
        browser = Browser(proxy.port)
        assert browser.ask("/readyz") == 200
        assert browser.ask(link.group()) == 200
        assert browser.send(password=PASSWORD, again=PASSWORD) == 200
        assert browser.path == "/sign-in"
        assert browser.send(sign_in_email="an@example.org", sign_in_password=PASSWORD) == 200
        assert browser.path.startswith("/sign-in/second-step")
        shown = browser.page.cssselect(".app-key__text")[0].text_content()
        assert browser.send(second_code=pyotp.TOTP("".join(shown.split())).now()) == 200
        assert len(browser.page.cssselect(".recovery__codes")[0].text_content().split()) == 10
        assert browser.send() == 200
        assert browser.ask("/users/invitation") == 200
        fields = {"name": "Bo Nys", "email": "bo@example.org", "roles": "site_manager"}
        assert browser.send(**fields) == 200
        assert f"https://{NAME}/invitations/" in browser.page.text_content()
        assert "max-age=31536000" in browser.headers["Strict-Transport-Security"]
        run(address, "backup", str(tmp_path / "whole"))
        assert browser.ask("/users") == 200
    assert (tmp_path / "whole").stat().st_size > 0

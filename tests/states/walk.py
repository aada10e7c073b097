"""Each route of a room is asked for every record in every state, as a page and as a part, and sent its form."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from structlog.testing import capture_logs
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from amal_field.accounts.offers.demo import CAST, player
from amal_field.db import db, is_sqlite, new_key
from amal_field.permissions import Permission
from amal_field.web.access import access_of
from tests.page import FROM_US, HTMX, _fragment, _is_page, check
from tests.sign_ins import session_of
from tests.states import State
from tests.states.addresses import Address, addresses
from tests.states.fields import Forms, garbled

ADMINISTRATOR = "dirk"


class Walk:
    """A walk along routes. `wrong`: what did not answer as it should, in words."""

    def __init__(self, app: Flask, states: list[State]) -> None:
        self.app = app
        self.states = states
        self.wrong: list[str] = []
        self.forms: dict[str, Forms] = {}
        self.cookies: dict[str, str] = {}
        self.answers = 0
        with app.app_context():
            self.may = {key: {one for one in Permission if player(key).may(one)} for key in CAST}
            db.session.remove()

    def along(self, rules: list[Rule]) -> None:
        """Ask for each, then send to each."""
        routes = [(rule, list(addresses(self.app, rule, self.states))) for rule in rules]
        with nothing_kept():
            for rule, found in routes:
                if "GET" in rule.methods:
                    for address in found:
                        self._ask(rule, address)
            shown = self._forms_by_endpoint()
            for rule, found in routes:
                if "POST" in rule.methods:
                    for address in found:
                        self._send(rule, address, shown.get(rule.endpoint, {}))

    def pages(self, rules: list[Rule]) -> None:
        """Ask for the pages without a record, for the forms that they show."""
        with nothing_kept():
            for rule in rules:
                self._ask(rule, Address(rule.rule, "no record"))

    def _ask(self, rule: Rule, address: Address) -> None:
        for who in self._who(rule):
            for headers in ({}, HTMX):
                answer = self._open(who, "GET", address, headers=headers)
                if answer.mimetype == "text/html" and answer.data and who != ADMINISTRATOR:
                    self._look_at(answer, who, address)

    def _look_at(self, answer: TestResponse, who: str, address: Address) -> None:
        root = _root_of(answer)
        try:
            check(root, whole=_is_page(answer), url=address.url)
        except AssertionError as error:
            self._note(f"GET {address.url} ({address.state}): {error}")
        if answer.status_code == 200:
            self.forms.setdefault(who, Forms()).learn(root)
            own = [form for form in root.iter("form") if form.get("action") == address.url]
            if address.is_void and own:
                self._note(f"GET {address.url} ({address.state}) shows a form for what is not there")

    def _send(self, rule: Rule, address: Address, shown: dict[str, Any]) -> None:
        for who in self._who(rule):
            own = self.forms.get(who, Forms()).of_address.get(address.url, shown)
            sent = [({}, {}), ({}, HTMX), (own, {}), (own, HTMX)] if own else [({}, {}), ({}, HTMX)]
            sent += [(garbled(own, turn), HTMX if turn % 2 else {}) for turn in range(3)] if own else []
            for fields, headers in sent if who != ADMINISTRATOR or len(self._who(rule)) == 1 else sent[:1]:
                self._open(who, "POST", address, data=fields, headers=headers)

    def _open(
        self, who: str, method: str, address: Address, *, headers: Mapping[str, str], data: Mapping[str, Any] = {}
    ) -> TestResponse:
        self.answers += 1
        client = self.app.test_client(use_cookies=False)
        cookie, token = self._signed_in(who)
        fields = {**data, "csrf_token": token, "request_token": str(new_key())} if method == "POST" else None
        with capture_logs() as logs:
            answer = client.open(
                address.url,
                method=method,
                data=urlencode(fields, doseq=True, errors="surrogatepass") if fields else None,
                content_type="application/x-www-form-urlencoded" if fields else None,
                headers={"Cookie": cookie, **FROM_US, **headers},
            )
        if answer.status_code >= 500:
            cause = next((repr(entry["exc_info"]) for entry in logs if "exc_info" in entry), "")
            sent = f" {dict(data)}" if data else ""
            what = f"{who}: {method} {address.url} ({address.state}){' part' if headers else ''}{sent}"
            self._note(f"{what} answered {answer.status_code}: {cause}"[:600])
        return answer

    def _note(self, sentence: str) -> None:
        self.wrong.append(sentence)

    def _who(self, rule: Rule) -> list[str]:
        """Who holds the route's permission and may do most, and the administrator."""
        with self.app.app_context():
            wanted = access_of(rule.endpoint)
        held = [key for key, may in self.may.items() if not isinstance(wanted, Permission) or wanted in may]
        return list(dict.fromkeys([max(held, key=lambda key: len(self.may[key])), ADMINISTRATOR]))

    def _signed_in(self, who: str) -> tuple[str, str]:
        if who not in self.cookies:
            client: FlaskClient = self.app.test_client()
            with client.session_transaction() as session:
                session.update(session_of(who))
            page = _root_of(client.get("/settings"))
            cookie = client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
            token = page.find(".//input[@name='csrf_token']").get("value")
            self.cookies[who] = (f"{cookie.key}={cookie.value}", token)
        return self.cookies[who]

    def _forms_by_endpoint(self) -> dict[str, dict[str, Any]]:
        """Endpoint → the fields of a form of it, for a state in which no page shows one: it was opened before."""
        found: dict[str, dict[str, Any]] = {}
        adapter = self.app.url_map.bind("localhost")
        for forms in self.forms.values():
            for url, fields in forms.of_address.items():
                if adapter.test(url, method="POST"):
                    endpoint = adapter.match(url, method="POST")[0]
                    if len(fields) >= len(found.get(endpoint, {})):
                        found[endpoint] = fields
        return found


@contextmanager
def nothing_kept() -> Iterator[None]:
    """What is written is checked as at a commit, and taken back: each request finds the same records."""

    def commit() -> None:
        db.session.flush()
        if not is_sqlite():
            db.session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        db.session.rollback()

    with patch.object(db.session, "commit", commit):
        yield


def _root_of(answer: TestResponse) -> Any:
    import lxml.html

    return lxml.html.document_fromstring(answer.text) if _is_page(answer) else _fragment(answer)

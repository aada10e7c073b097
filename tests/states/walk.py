"""Each route of a room is asked for every record in every state, as a page and as a part, and sent its form."""

import inspect
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import lxml.html
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from amal_field.accounts.offers.demo import CAST, player
from amal_field.db import db, is_sqlite, new_key
from amal_field.permissions import Permission
from amal_field.web import errors
from amal_field.web.access import access_of
from tests.page import FROM_US, HTMX, _fragment, _is_page, check
from tests.sign_ins import session_of
from tests.states import State
from tests.states.addresses import Address, addresses
from tests.states.fields import NONSENSE, Forms, garbled

ADMINISTRATOR = "dirk"
QUESTION = re.compile(r'request\.args(?:\.get\(\s*|\[)"(\w+)"|"(\w+)" in request\.args')
"""What a view reads of its address."""


class Walk:
    """A walk along routes, for each of which everything is asked and sent: by turns as a page and as a part, and beside
    what the form holds by turns nothing and nonsense; at the first record of a route all of it. `half`: with 0 and 1
    two walks, one on each engine, share the other records by turns; with None this one goes along all."""

    def __init__(self, app: Flask, states: list[State], *, half: int | None) -> None:
        self.app = app
        self.states = states
        self.half = half
        self.turns = cycle((({},), (HTMX,)) if half != 1 else ((HTMX,), ({},)))
        self.wrongs = cycle((0, 0, 1, 1) if half != 1 else (1, 1, 0, 0))
        self._noted: dict[str, list[str]] = {}
        self.forms: dict[str, Forms] = {}
        self.cookies: dict[str, str] = {}
        self.answers = 0
        with app.app_context():
            self.may = {key: {one for one in Permission if player(key).may(one)} for key in CAST}
            db.session.remove()

    def along(self, rules: list[Rule]) -> None:
        """Ask for each, then send to each."""
        routes = [(rule, self._share(addresses(self.app, rule, self.states))) for rule in rules]
        with nothing_kept():
            for rule, found in routes:
                if "GET" in rule.methods:
                    for address in found:
                        self._ask(rule, address, is_first=address is found[0])
            shown = self._forms_by_endpoint()
            for rule, found in routes:
                if "POST" in rule.methods:
                    for address in found:
                        fields = shown.get(rule.endpoint, {})
                        self._send(rule, address, fields, is_first=address is found[0])

    def pages(self, rules: list[Rule]) -> None:
        """Ask once for each page, for the forms that it shows."""
        with nothing_kept():
            for rule in rules:
                self._ask(rule, self._first(rule))

    def with_questions(self, rules: list[Rule]) -> None:
        """Ask each with nonsense behind the question mark, for each name that its view reads there."""
        for rule in rules:
            view = inspect.getmodule(self.app.view_functions[rule.endpoint])
            asked = dict.fromkeys(name for found in QUESTION.findall(inspect.getsource(view)) for name in found if name)
            address = self._first(rule)
            for turn in range(len(NONSENSE) if asked else 0):
                query = urlencode(garbled(asked, turn), errors="surrogatepass")
                for who in self._who(rule, is_first=False)[:1]:
                    self._open(rule, who, "GET", Address(f"{address.url}?{query}", address.state), headers={})

    def _share(self, found: Iterable[Address]) -> list[Address]:
        """The first of these, and of the others what this walk goes along."""
        return [address for turn, address in enumerate(found) if not turn or self.half in (None, turn % 2)]

    def _first(self, rule: Rule) -> Address:
        if not rule.arguments:
            return Address(rule.rule, "no record")
        return next(addresses(self.app, rule, self.states))

    def _ask(self, rule: Rule, address: Address, *, is_first: bool = True) -> None:
        for who in self._who(rule, is_first=is_first):
            for headers in self._ways(is_first=is_first):
                answer = self._open(rule, who, "GET", address, headers=headers)
                if answer.mimetype == "text/html" and answer.data:
                    self._look_at(rule, answer, who, address)

    def _look_at(self, rule: Rule, answer: TestResponse, who: str, address: Address) -> None:
        root = _root_of(answer)
        try:
            check(root, whole=_is_page(answer), url=address.url)
        except AssertionError as error:
            self._note(f"{rule.rule}: {str(error).replace(address.url, '')}", f"{address.url}, {address.state}")
        if answer.status_code == 200:
            self.forms.setdefault(who, Forms()).learn(root)
            own = [form for form in root.iter("form") if form.get("action") == address.url]
            if address.is_void and own:
                self._note(f"{rule.rule} shows a form for what is not there", f"{address.url}, {address.state}")

    def _send(self, rule: Rule, address: Address, shown: dict[str, Any], *, is_first: bool) -> None:
        for who in self._who(rule, is_first=is_first):
            own = self.forms.get(who, Forms()).of_address.get(address.url, shown)
            for headers in self._ways(is_first=is_first):
                bad = [{}, garbled(own, bool(headers))] if own else []
                for data in (own, *(bad if is_first else bad and [bad[next(self.wrongs)]])):
                    self._open(rule, who, "POST", address, data=data, headers=headers)

    def _ways(self, *, is_first: bool) -> tuple[dict[str, str], ...]:
        """The headers with which an address is asked: those of a page, of a part, or both."""
        return ({}, HTMX) if is_first else next(self.turns)

    def _open(
        self,
        rule: Rule,
        who: str,
        method: str,
        address: Address,
        *,
        headers: Mapping[str, str],
        data: Mapping[str, Any] = {},
    ) -> TestResponse:
        self.answers += 1
        client = self.app.test_client(use_cookies=False)
        cookie, token = self._signed_in(who)
        fields = {**data, "csrf_token": token, "request_token": str(new_key())} if method == "POST" else None
        with patch.object(errors, "log") as log:
            answer = client.open(
                address.url,
                method=method,
                data=urlencode(fields, doseq=True, errors="surrogatepass") if fields else None,
                content_type="application/x-www-form-urlencoded" if fields else None,
                headers={"Cookie": cookie, **FROM_US, **headers},
            )
        if answer.status_code >= 500:
            cause = next((call.kwargs["exc_info"] for call in log.error.mock_calls if "exc_info" in call.kwargs), None)
            example = f"{who}: {method} {address.url}{' as a part' if headers else ''}, {address.state}"
            self._note(f"{rule.rule}: {answer.status_code}, {_told(cause)}", f"{example}, {dict(data)}")
        return answer

    def _note(self, what: str, example: str) -> None:
        self._noted.setdefault(what, []).append(example)

    @property
    def wrong(self) -> list[str]:
        """What did not answer as it should: each kind once, with how often and its first example."""
        return [f"{what} ({len(found)} times, first {found[0]})"[:900] for what, found in self._noted.items()]

    def _who(self, rule: Rule, *, is_first: bool) -> list[str]:
        """Who holds the route's permission and may do most; the administrator too, once where the door stops her."""
        with self.app.app_context():
            wanted = access_of(rule.endpoint)
        held = [key for key, may in self.may.items() if not isinstance(wanted, Permission) or wanted in may]
        most = max(held, key=lambda key: len(self.may[key]))
        return list(dict.fromkeys([most, ADMINISTRATOR])) if is_first or ADMINISTRATOR in held else [most]

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


def _told(error: BaseException | None) -> str:
    """An exception, and the last line of the code of the app that it came through."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    own = [frame for frame in frames if "amal_field" in frame.filename or "templates" in frame.filename]
    place = f" in {Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""
    return f"{type(error).__name__}: {str(error)[:200]}{place}"


def _root_of(answer: TestResponse) -> Any:
    return lxml.html.document_fromstring(answer.text) if _is_page(answer) else _fragment(answer)

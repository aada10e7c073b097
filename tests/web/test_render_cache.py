"""A cached macro knows its values, the reader's language and addresses: whatever belongs to the request raises."""

from types import SimpleNamespace

import pytest
from flask import g, get_flashed_messages, request, session, url_for
from flask_babel import force_locale
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from jinja2 import ChoiceLoader, DictLoader

from amal_field.web.htmx import notes
from amal_field.web.render_cache import BelongsToRequest
from tests.databases import PRODUCTION, make_app

NAMES = {
    "request": "{{ request.path }}",
    "session": "{{ session.get('user') }}",
    "g": "{{ g.get('note') }}",
    "current_user": "{{ current_user.name }}",
    "get_flashed_messages": "{{ get_flashed_messages() }}",
    "config": "{{ config['SECRET_KEY'] }}",
    "csrf_token": "{{ csrf_token() }}",
    "fresh_token": "{{ fresh_token() }}",
    "notes": "{{ notes() }}",
    "theme": "{{ theme() }}",
    "today": "{{ today() }}",
    "menu": "{{ menu() }}",
}
"""Name → how a macro asks for it."""
FUNCTIONS = {
    "request": lambda: request.path,
    "request.cookies": lambda: request.cookies.get("theme"),
    "session": lambda: session.get("user"),
    "session, written": lambda: session.update(user=1),
    "is there a session": lambda: bool(session),
    "g": lambda: g.get("note"),
    "g, written": lambda: setattr(g, "note", 1),
    "in g": lambda: "note" in g,
    "current_user": lambda: current_user.name,
    "is there a user": lambda: bool(current_user),
    "the user's language": lambda: getattr(current_user, "locale", None),
    "csrf token": generate_csrf,
    "flashed messages": get_flashed_messages,
    "notes": notes,
}
"""What a function asks for that a macro calls."""
MACROS = {f"{name}.html": f"{{% macro piece() %}}{asked}{{% endmacro %}}" for name, asked in NAMES.items()} | {
    "bare.html": "{% macro piece() %}{{ session }}{% endmacro %}",
    "defined.html": "{% macro piece() %}{% if session is defined and session %}x{% endif %}{% endmacro %}",
    "default.html": "{% macro piece() %}{{ session|default('') }}{% endmacro %}",
    "button.html": "{% from 'macros/forms.html' import press %}{% macro piece() %}{{ press('/', 'Go') }}{% endmacro %}",
    "context.html": "{% from 'macros/forms.html' import press with context %}"
    "{% macro piece() %}{{ press('/', 'Go') }}{% endmacro %}",
    "inside.html": "{% macro piece() %}{% from 'macros/forms.html' import press %}{{ press('/', 'Go') }}{% endmacro %}",
    "whole.html": "{% import 'macros/forms.html' as forms %}{% macro piece() %}{{ forms.tokens('x') }}{% endmacro %}",
    "include.html": "{% macro piece() %}{% include 'token.html' %}{% endmacro %}",
    "token.html": "{{ csrf_token() }}",
    "nested.html": "{% macro piece() %}{{ cached('button.html', 'piece') }}{% endmacro %}",
    "caller.html": "{% macro piece(value) %}{{ value.ask() }}{% endmacro %}",
    "safe.html": "{% macro piece(value) %}{{ value.ask() }} {{ _('Users') }} {{ language() }}{% endmacro %}",
    "proxy.html": "{% macro piece(value) %}x{% endmacro %}",
    "to.html": "{% macro piece(endpoint, away=false) %}{{ url_for(endpoint, _external=away) }}{% endmacro %}",
}


class Asking(SimpleNamespace):
    """A value of which a macro calls `ask`; it counts how often."""

    __hash__ = object.__hash__

    def __init__(self, function):
        super().__init__(function=function, asked=0)

    def ask(self):
        self.asked += 1
        return self.function()


def with_macros(app):
    app.jinja_loader = ChoiceLoader([app.jinja_loader, DictLoader(MACROS)])
    return app


@pytest.fixture
def furnish():
    return with_macros


def piece(app, template, *values):
    """What the cached macro `piece` of a template says."""
    return str(app.jinja_env.globals["cached"](template, "piece", *values))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_the_request_raises_and_says_so(app, name):
    with app.test_request_context("/"):
        for _ in range(2):
            with pytest.raises(BelongsToRequest, match=f"^`{name}` belongs to the request"):
                piece(app, f"{name}.html")


@pytest.mark.parametrize("template", ["button", "context", "inside", "whole", "include", "nested"])
def test_a_button_with_a_csrf_token_raises_however_it_comes_in(app, template):
    with app.test_request_context("/"), pytest.raises(BelongsToRequest, match=r"^`(fresh|csrf)_token` belongs"):
        piece(app, f"{template}.html")


@pytest.mark.parametrize("template", ["bare", "defined", "default"])
def test_a_name_of_the_request_cannot_be_asked_for_politely(app, template):
    with app.test_request_context("/"), pytest.raises(BelongsToRequest, match="`session`"):
        piece(app, f"{template}.html")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_that_a_macro_calls_finds_nothing_of_the_request(app, client_of, name):
    with client_of("amina") as client:
        client.get("/transit-site")
        assert current_user.is_authenticated
        with pytest.raises(BelongsToRequest):
            piece(app, "caller.html", Asking(FUNCTIONS[name]))
        assert current_user.is_authenticated


def test_a_proxy_of_the_request_is_no_value(app, client_of):
    with client_of("amina") as client:
        client.get("/transit-site")
        with pytest.raises(BelongsToRequest):
            piece(app, "proxy.html", current_user)


def test_it_raises_in_production_too(tmp_path):
    app = with_macros(
        make_app(
            f"sqlite:///{tmp_path}/none.sqlite",
            **PRODUCTION | {"TESTING": False, "STRICT_AUDIT": False},
        )
    )
    with app.test_request_context("/"), pytest.raises(BelongsToRequest):
        piece(app, "button.html")


def test_what_was_drawn_is_kept_for_each_language(app):
    value = Asking(lambda: "drawn")
    with app.test_request_context("/"):
        for _ in range(2):
            with force_locale("en"):
                assert piece(app, "safe.html", value) == "drawn Users en"
            with force_locale("nl"):
                assert piece(app, "safe.html", value) == "drawn Gebruikers nl"
    assert value.asked == 2


def test_what_raised_is_not_kept(app):
    value = Asking(lambda: request.path)
    with app.test_request_context("/"):
        with pytest.raises(BelongsToRequest):
            piece(app, "caller.html", value)
        value.function = lambda: "drawn"
        assert piece(app, "caller.html", value) == "drawn"


@pytest.mark.parametrize("away", [False, True])
def test_an_address_is_that_of_flask_under_each_name_scheme_and_root(app, away):
    for base in ("http://one", "http://two:8080", "https://one", "http://one/below"):
        for path, near in (("/people", ".likely"), ("/transit-site", ".stays"), ("/healthz", "home")):
            with app.test_request_context(path, base_url=base):
                for endpoint in ("people.people", near):
                    assert piece(app, "to.html", endpoint, away) == url_for(endpoint, _external=away)


def test_an_address_is_the_same_whatever_the_method_of_the_request(app):
    for method in ("POST", "GET"):
        with app.test_request_context("/people", method=method):
            assert piece(app, "to.html", "people.people") == "/people"

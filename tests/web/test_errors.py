"""Errors as a whole page or as a fragment, in words, never a traceback."""

import pytest

from amal_field.db import db
from tests.databases import make_app
from tests.page import HTMX
from tests.postgres import free_port
from tests.sign_ins import session_of
from tests.web.conftest import with_trial


def errors(fields) -> dict[int, tuple[str, str, dict[str, str]]]:
    """Status → a request that ends in it."""
    return {
        400: ("POST", "/trial/notes", {"name": "no key"}),
        403: ("GET", "/trial/unmarked", {}),
        404: ("GET", "/nowhere", {}),
        405: ("POST", "/trial", {}),
        413: ("POST", "/trial/notes", fields(name="x" * (2 * 1024 * 1024 + 1))),
        500: ("GET", "/trial/failure?name=An+Claes", {}),
    }


@pytest.mark.parametrize("code", [400, 403, 404, 405, 413, 500])
def test_an_error_is_a_page(engine, amina, fields, code):
    method, path, data = errors(fields)[code]
    answer = amina.open(path, method=method, data=data)
    assert answer.status_code == code
    assert answer.text.startswith("<!doctype")
    assert "An Claes" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("code", [400, 403, 404, 405, 413, 500])
def test_an_error_is_a_fragment_for_the_flash(engine, amina, fields, code):
    method, path, data = errors(fields)[code]
    answer = amina.open(path, method=method, data=data, headers=HTMX)
    assert answer.status_code == code
    assert not answer.text.lstrip().startswith("<!doctype")
    assert answer.headers["HX-Retarget"] == "#flash"
    assert answer.headers["Content-Security-Policy"]


def test_a_wrong_method_names_the_right_ones(engine, amina):
    assert "GET" in amina.post("/trial").headers["Allow"]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
@pytest.mark.parametrize("path", ["/trial/managed", "/nowhere", "/trial"])
def test_a_database_that_is_gone_is_a_calm_503(headers, path):
    app = with_trial(make_app(f"postgresql://amal@127.0.0.1:{free_port()}/gone"))
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(session_of("amina"))
    answer = client.get(path, headers=headers)
    assert answer.status_code in ((404, 503) if path == "/nowhere" else (200, 503))
    assert "Traceback" not in answer.text
    assert answer.headers["Content-Security-Policy"]
    with app.app_context():
        db.engine.dispose()

"""Addresses in templates: made once for each kind, and true for each row."""

from uuid import UUID

import pytest
from flask import url_for

from amal_field.db import new_key
from amal_field.web.jinja import address


@pytest.fixture
def request_open(app):
    with app.test_request_context():
        yield


def test_an_address_is_that_of_flask_whatever_it_leads_to(engine, request_open):
    one, other = UUID(int=1), new_key()
    for endpoint, values in (
        ("transit_site.plan", {}),
        ("transit_site.pitch", {"number": 3}),
        ("transit_site.stay", {"stay_id": other}),
        ("people.pair", {"person_id": other, "duplicate_id": one}),
        ("people.pair", {"person_id": one, "duplicate_id": other}),
        ("people.person", {"person_id": other, "q": "é&=", "other": one}),
    ):
        for _ in range(2):
            assert address(endpoint, **values) == url_for(endpoint, **values)

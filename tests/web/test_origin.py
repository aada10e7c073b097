"""A write comes from a page of ours, whatever its address, and whoever is signed in."""

import pytest

from tests.page import FROM_US, HTMX

OURS = "http://localhost"
ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "null"}
UNSAFE = ("/trial/notes", "/sign-in", "/sign-out", "/appearance", "/nowhere")


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({}, True),
        (FROM_US, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": OURS}, False),
        ({"Sec-Fetch-Site": ""}, False),
        ({"Origin": OURS}, True),
        ({"Origin": "null"}, False),
        ({"Origin": ""}, False),
        ({"Origin": "https://localhost"}, False),
        ({"Origin": "http://localhost:81"}, False),
        ({"Origin": "http://localhost.elsewhere.example"}, False),
    ],
)
def test_the_browser_says_whether_it_is_ours(trial, amina, fields, kept, headers, passes):
    answer = amina.post("/trial/notes", data=fields(name="An"), headers=headers)
    assert (answer.status_code, kept()) == ((303, ["An"]) if passes else (403, []))


@pytest.mark.parametrize("url", UNSAFE)
@pytest.mark.parametrize("key", [None, "dirk"])
def test_every_address_is_closed_to_another_site(trial, client_of, url, key):
    client = client_of(key)
    page, part = (client.post(url, headers=ELSEWHERE | more) for more in ({}, HTMX))
    assert (page.status_code, part.status_code) == (403, 403)
    assert "<form" not in page.text
    assert part.headers["HX-Retarget"] == "#flash"


def test_nothing_of_it_is_read_first(trial, client_of, monkeypatch):
    monkeypatch.setattr("amal_field.web.unit_of_work.begin", lambda: pytest.fail("a transaction was opened"))
    answer = client_of("dirk").post("/trial/notes", headers=ELSEWHERE, data={"name": "An"})
    assert answer.status_code == 403


def test_reading_is_open_to_links_of_other_sites(trial, client_of):
    assert client_of(None).get("/sign-in", headers=ELSEWHERE).status_code == 200


def test_the_origin_is_ours_as_the_proxy_names_it(trial, amina, fields):
    answers = [
        amina.post("/trial/notes", data=fields(name="An"), headers={"Origin": origin}, base_url="https://localhost")
        for origin in ("https://localhost", "http://localhost")
    ]
    assert answers[0].status_code != 403
    assert answers[1].status_code == 403

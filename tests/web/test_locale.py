"""In which language a person reads."""

import pytest

from amal_field.web import locale


@pytest.mark.parametrize(
    ("cookie", "accepts", "expected"),
    [
        (None, "", "nl"),
        (None, "fr-BE,fr;q=0.9", "fr"),
        (None, "tr,uk;q=0.8", "nl"),
        ("en", "fr", "en"),
        ("xx", "fr", "fr"),
    ],
)
def test_the_tablet_then_the_browser_then_dutch(engine, app, cookie, accepts, expected):
    headers = {"Accept-Language": accepts} | ({"Cookie": f"language={cookie}"} if cookie else {})
    with app.test_request_context(headers=headers):
        assert locale.language() == expected


def test_there_is_a_language_outside_a_request(engine, app):
    with app.app_context():
        assert locale.language() == "nl"

"""What the tests of the second step share."""

import json

from sqlalchemy import func, select

from amal_field.accounts.models import SignIn
from amal_field.accounts.offers.demo import CAST
from tests.sign_ins import LONG_AFTER

DIRK, AMINA = CAST["dirk"].email, CAST["amina"].email
STEP = "form[action='/sign-in/second-step']"
RIGHT = "/transit-site/settings"
"""Where Dirk arrives."""


def opened(ask, means=None):
    """How many sign-ins tests have opened, of these means."""
    of_means = SignIn.means == means if means else SignIn.id.is_not(None)
    return ask(select(func.count()).where(SignIn.opened_at < LONG_AFTER, SignIn.half_until.is_(None), of_means))


def options(page, url="/sign-in/passkey"):
    answer = page.client.get(url)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)


def secret_on(page):
    return page.find(".app-key__text")[0].text_content().replace(" ", "")


def shown_codes(page):
    return page.find(".recovery__codes")[0].text_content().split()

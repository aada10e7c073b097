"""What the tests of the site share."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from uuid6 import uuid7

from amal_field.db import db
from tests.page import fields_of
from tests.registers.folders import folder_of, taken_over
from tests.transit_site.imported import PERSONS


@pytest.fixture
def import_(tmp_path):
    """`import_([rows of stays])`: the report, in one open transaction; the persons are always there."""

    def do(*stays, persons=PERSONS):
        report = taken_over(folder_of(tmp_path, personen=persons, verblijven=list(stays)))
        db.session.expire_all()
        return report

    return do


@pytest.fixture
def together(visit):
    """`together([(url, fields), …])`: sends all at once, each from its own browser; the statuses, sorted."""

    def send(posts):
        pages = [visit("amina").go("/settings") for _ in posts]

        def one(pair):
            page, (url, fields) = pair
            tokens = fields_of(page.form("form[action='/sign-out']"))
            return page.client.post(url, data=tokens | fields | {"request_token": str(uuid7())}).status_code

        with ThreadPoolExecutor(len(posts)) as pool:
            return sorted(pool.map(one, zip(pages, posts, strict=True)))

    return send

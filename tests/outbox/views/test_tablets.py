"""Is everything in? Each tablet with what waits there, what somebody must fetch first; and what may wait at all."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.accounts.models import Tablet
from amal_field.accounts.offers.demo import player
from amal_field.db import db
from tests.accounts.shared import make_shared

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def board(app, stamp_of):
    """Four tablets: one holds something of Els, one is empty, one said nothing yet, one is blocked."""
    with app.test_request_context():
        now, els = clock.now(), str(player("els").id)
        for name, letter, waiting, ago in (
            ("Empty", "A", [], 0),
            ("Holds", "B", [{"user": els, "count": 2, "asks": 1, "oldest": None}], 1),
            ("Silent", "C", None, 2),
            ("Gone", "D", [], 0),
        ):
            tablet = db.session.get_one(Tablet, make_shared(name, letter, (), stamp_of).id)
            tablet.waiting, tablet.waiting_noted_at = waiting, now if waiting is not None else None
            tablet.seen_at, tablet.receipt_at = now - timedelta(hours=ago), now if waiting else None
            tablet.revoked_at = now if name == "Gone" else None
        db.session.commit()
        db.session.remove()


def lines(page):
    return [" ".join(one.text_content().split()) for one in page.go("/outbox/tablets").find(".board__tablet")]


def test_who_sees_the_board_reads_numbers_and_never_content(engine, visit, board, frozen_clock):
    page = visit("karim")
    assert lines(page) == [
        "Holds B ⧗ 2 van Els Peeters · ! 1 vraagt Els Peeters laatste contact 11:00 · laatst ontvangen 12:00",
        "Empty A ✓ leeg om 12:00 laatste contact 12:00 · laatst ontvangen –",
        "Silent C heeft nog niet gezegd wat daar wacht laatste contact 10:00 · laatst ontvangen –",
    ]
    assert len(page.find(".board__tablet--first")) == 1
    frozen_clock(clock.now() + timedelta(hours=8, minutes=1))
    assert [line.split()[0] for line in lines(page)] == ["Holds", "Empty", "Silent"]
    assert len(page.find(".board__tablet--first")) == 3
    frozen_clock(clock.now() + timedelta(days=1))
    assert lines(page)[0].startswith("Holds")
    assert page.find(".board__tablet--first") == []
    assert visit("els").go("/outbox/tablets").status == 403


def test_it_says_so_where_no_tablet_is_shared(visit):
    assert "Er is nog geen gedeelde tablet." in visit("bruno").go("/outbox/tablets").text


def test_what_may_wait_is_made_from_the_kinds(app, visit):
    page = visit("els").go("/outbox/kinds")
    told = [" ".join(one.text_content().split()) for one in page.find(".kinds li")]
    assert "Noteren wie binnenkomt" in told
    assert len(told) == len(set(told)) > 4

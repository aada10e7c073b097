"""`flask prune` drops what is over of every part, a dry run says the same numbers, and twice is once."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from amal_field import traces
from amal_field.accounts.models import Draft, SignIn
from amal_field.accounts.offers.demo import player
from amal_field.buddies.models.links import LinkTry
from amal_field.commands.prune import PARTS
from amal_field.db import begin_write, db, new_key
from amal_field.stamp import Submission
from amal_field.transit_site.models import Stay
from amal_field.vaccination.operations import lists
from tests.conftest import NOON
from tests.outbox.states import set_aside
from tests.reception_desk.queue_world import a_ticket
from tests.reception_desk.talk_world import WORDS, a_talk
from tests.registers.states import an_import
from tests.vaccination.world import a_copied_dose, a_lot, an_action, found

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")

LATER = NOON.replace(year=2045)
"""When every term is over: the child of whom a card was copied is of age."""


@pytest.fixture
def prune(app):
    """`prune("--dry-run")`: what each part drops."""

    def run(*words):
        answer = app.test_cli_runner().invoke(args=["prune", "--json", *words])
        assert answer.exit_code == 0, answer.output
        parts = json.loads(answer.stdout)
        assert parts.pop("dry_run") == ("--dry-run" in words)
        return parts

    return run


@pytest.fixture
def put(app):
    """`put(rows)`: puts what `rows()` makes into the database, with the looks that it left."""

    def do(rows):
        with app.test_request_context():
            begin_write()
            db.session.add_all(rows())
            traces.write(traces.take())
            db.session.commit()
            db.session.remove()

    return do


@pytest.fixture
def something_of_all(put, stamp_of, frozen_clock):
    """Something of every part that is over: two lists among it that had the same lot, which goes with the second."""
    put(lambda: _over(stamp_of))
    frozen_clock(LATER)


def _over(stamp_of):
    farah = stamp_of("farah")
    a_copied_dose(farah)
    for _ in range(2):
        action = an_action(farah)
        lists.make_list(found(action), stamp=farah)
        a_lot(farah, action, lot="SHARED")
    for stay in db.session.scalars(select(Stay)):
        stay.departed_on = date(2026, 11, 23)
        for one in stay.persons:
            one.to_on = date(2026, 11, 23)
    a_ticket(stamp_of("halyna"))
    an_import(stamp_of)
    a_talk(stamp_of("halyna"), words=WORDS)
    list(set_aside(stamp_of))
    rows = [draft(NOON), sign_in(ended_at=NOON), submission(NOON), submission(LATER - timedelta(days=8))]
    return [*rows, LinkTry(address_hash="of nobody", at=NOON)]


def draft(saved_at, path="/people"):
    return Draft(user_id=player("amina").id, path=path, fields=[["given_name", "Els"]], saved_at=saved_at)


def sign_in(**moments):
    moments = {"opened_at": NOON, "seen_at": NOON} | moments
    return SignIn(user_id=player("amina").id, means="password", browser="Chrome, Android", **moments)


def submission(made_at):
    of_whom = {"user_id": player("amina").id, "path": "/people", "content_hash": ""}
    return Submission(key=new_key(), status=200, body="<p>Els</p>", made_at=made_at, **of_whom)


def everything(app) -> list[str]:
    """Every row of every table."""
    with app.app_context():
        tables = db.metadata.sorted_tables
        rows = [f"{table.name} {tuple(row)}" for table in tables for row in db.session.execute(select(table))]
        db.session.remove()
        return sorted(rows)


def numbers_of(part):
    return [value for value in part.values() if isinstance(value, int)]


@pytest.mark.usefixtures("something_of_all")
def test_a_dry_run_says_the_numbers_of_the_real_one_and_changes_nothing(app, prune):
    before = everything(app)
    rehearsed = prune("--dry-run")
    assert everything(app) == before
    assert list(rehearsed) == [part.name for parts in PARTS.values() for part in parts]
    assert not [name for name, part in rehearsed.items() if not any(numbers_of(part))], "put something of it above"
    assert prune() == rehearsed
    after = everything(app)
    assert not any(number for part in prune().values() for number in numbers_of(part))
    assert everything(app) == after


@pytest.mark.usefixtures("something_of_all")
def test_in_words_it_says_the_term_and_whether_anything_went(app):
    run = app.test_cli_runner().invoke
    assert "drafts (24 hours): 1 drafts would go." in run(args=["prune", "--dry-run"]).stdout
    assert "drafts (24 hours): 1 drafts gone." in run(args=["prune"]).stdout


def test_a_draft_goes_when_it_is_a_day_old(put, prune, app):
    day = timedelta(hours=24)
    put(lambda: [draft(NOON - day, "/old"), draft(NOON - day + timedelta(seconds=1), "/young")])
    assert prune()["drafts"]["drafts"] == 1
    with app.app_context():
        assert db.session.scalars(select(Draft.path)).all() == ["/young"]
        db.session.remove()


def test_a_sign_in_goes_ninety_days_after_it_ended_or_grew_too_old(put, prune, app):
    term, second = timedelta(days=90), timedelta(seconds=1)
    longest = timedelta(days=30)
    opened = {"opened_at": NOON - term - longest}
    stays = {
        "ended of late": {**opened, "ended_at": NOON - term + second},
        "too old of late": {"opened_at": NOON - term - longest + second},
    }
    goes = {"ended": {"opened_at": NOON - term, "ended_at": NOON - term}, "too old": opened}

    def rows():
        made = [(name, sign_in(**moments)) for name, moments in (stays | goes).items()]
        for name, row in made:
            row.browser = name
        return [row for _name, row in made]

    put(rows)
    assert prune()["sign_ins"]["sign_ins"] == 2
    with app.app_context():
        left = set(db.session.scalars(select(SignIn.browser)).all())
        db.session.remove()
    assert left & (stays | goes).keys() == stays.keys()


@pytest.mark.usefixtures("something_of_all")
def test_a_part_that_fails_keeps_no_other_from_its_work(app, prune, monkeypatch):
    def fail(**_stamp):
        raise RuntimeError("the disk is full")

    first = PARTS["submissions"][0]
    broken = type(first)(first.name, first.term, first.counts, fail)
    with monkeypatch.context() as patches:
        patches.setitem(PARTS, "submissions", (broken, *PARTS["submissions"][1:]))
        answer = app.test_cli_runner().invoke(args=["prune"])
    assert answer.exit_code == 1
    assert "1 drafts gone" in answer.stdout
    assert first.name not in answer.stdout
    left = {name for name, part in prune().items() if any(numbers_of(part))}
    assert left == {first.name}

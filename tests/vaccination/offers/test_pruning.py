"""`flask prune` removes the lists that are over, says which, and finds nothing the second time."""

import json

import pytest

from amal_field.accounts.models import IMPORT_ID
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.people.rules import Newcomer
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.models.health import VaccinationLine
from amal_field.vaccination.operations import lists
from amal_field.vaccination.queries.counts import kept_counts
from tests.transit_site.world import in_days
from tests.vaccination.world import an_action, found

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def action_id(given):
    """An action of long ago, with somebody on its list, and one of today."""

    def put(stamp):
        old = an_action(stamp("farah"), on=in_days(-60))
        lists.walk_in(found(old), Newcomer("Zita", None, None), {}, {}, stamp=stamp("farah"))
        an_action(stamp("farah"))
        return old

    return given(put)


@pytest.fixture
def prune(app, action_id):
    """`prune("--dry-run")`: what it says of the lists."""

    def run(*words):
        return json.loads(app.test_cli_runner().invoke(args=["prune", "--json", *words]).stdout)["vaccination_lists"]

    return run


def test_it_says_what_would_go_and_changes_nothing(prune):
    for _ in range(2):
        lists_gone = prune("--dry-run")
        assert (lists_gone["lists"], lists_gone["lines"]) == (1, 1)


def test_it_removes_once(app, prune, action_id):
    counts = {"lists": 1, "lines": 1, "outcomes": 0, "consents": 0, "lots": 0}
    term = {"term": "setting vaccination.list_months"}
    each = {"action": str(action_id), "day": in_days(-60).isoformat(), **counts}
    assert prune() == term | counts | {"each": [each]}
    assert prune() == term | dict.fromkeys(counts, 0)
    with app.app_context():
        assert db.session.query(VaccinationLine).count() == 0
        assert kept_counts(action_id).walk_ins == 1
        assert db.session.query(VaccinationAction).where(VaccinationAction.is_removed).count() == 1
        noted = db.session.query(AuditEntry).where(AuditEntry.tag == "vaccination:list:remove").all()
        assert [one.by_id for one in noted] == [IMPORT_ID]
        db.session.remove()


def test_a_list_says_in_words_which_it_is(app, action_id):
    said = app.test_cli_runner().invoke(args=["prune"]).stdout
    assert f"day {in_days(-60).isoformat()}, lists 1" in said
    assert "vaccination_lists (setting vaccination.list_months): 1 lists, 1 lines" in said

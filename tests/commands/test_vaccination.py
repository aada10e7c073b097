"""`flask vaccination prune` removes what is over, says so, and finds nothing the second time."""

import json

import pytest

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
    return lambda *words: app.test_cli_runner().invoke(args=["vaccination", "prune", *words])


def test_it_says_what_would_go_and_changes_nothing(app, prune):
    for _ in range(2):
        told = json.loads(prune("--dry-run", "--json").output)
        assert told["dry_run"]
        assert [one["lines"] for one in told["lists"]] == [1]
    assert "1 lists would be removed." in prune("--dry-run").output


def test_it_removes_once(app, prune, action_id):
    told = json.loads(prune("--json").output)
    assert told["lists"] == [
        {
            "action": str(action_id),
            "day": in_days(-60).isoformat(),
            "outcomes": 0,
            "consents": 0,
            "lines": 1,
            "lots": 0,
        }
    ]
    assert json.loads(prune("--json").output)["lists"] == []
    assert prune().output.endswith("0 lists removed.\n")
    with app.app_context():
        assert db.session.query(VaccinationLine).count() == 0
        assert kept_counts(action_id).walk_ins == 1
        assert db.session.query(VaccinationAction).where(VaccinationAction.is_removed).count() == 1
        db.session.remove()

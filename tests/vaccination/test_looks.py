"""Each page, paper and file that shows somebody leaves one look, with exactly its people; where it cannot be kept,
nobody is named. On both engines."""

from datetime import date

import pytest

from amal_field.passwords import seal_key
from amal_field.people.rules import Newcomer
from amal_field.vaccination.operations import closing, lists
from tests.guards.source import told
from tests.vaccination.world import (
    a_list,
    a_lot,
    found,
    gets,
    says_yes,
    the_list,
)

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")

NAMES = ("Sammy", "Davy", "Zita")


@pytest.fixture
def pages(given) -> dict[str, tuple[str, set]]:
    """Every address that shows somebody → how, and whom. Sammy and Davy are of one household, Zita of none; Sammy got
    Hexyon, copied to the card and promised again."""
    made: dict[str, tuple[str, set]] = {}

    def put(stamp):
        farah = stamp("farah")
        action = a_list(farah)
        lists.walk_in(found(action), Newcomer("Zita", None, None), {}, {}, stamp=farah)
        says_yes(farah, action, "Sammy", card=True)
        lot = a_lot(farah, action)
        gets(farah, action, "Sammy", lot, next_month=date(2026, 12, 1))
        closing.close_action(found(action), stamp=farah)
        closing.reopen_action(found(action), stamp=farah)
        listed = the_list(action)
        sammy, davy, zita = (listed[name].person.id for name in NAMES)
        line, outcome = listed["Sammy"].line.id, listed["Sammy"].given[0].outcome.id
        url, card = f"/vaccination/actions/{action.id}", f"/vaccination/cards/{seal_key(sammy)}?reason=family"
        everybody, family, one = {sammy, davy, zita}, {sammy, davy}, {sammy}
        found_lot = f"/vaccination/found-lots/{lot.lot.id}"
        made.update(
            {
                url: ("page", everybody),
                f"{url}?line={line}": ("page", everybody),
                f"{url}/lines/{line}": ("page", one),
                f"{url}/lines/{line}/answers": ("page", family),
                f"{url}/lines/{line}/outcomes/{outcome}/moving": ("page", family),
                f"{url}/lots/{lot.today.id}": ("page", one),
                f"{url}/sheet": ("print", everybody),
                f"{url}/household-sheets": ("print", everybody),
                f"{url}/list.xlsx": ("export", everybody),
                f"{url}/list.xlsx?as=csv": ("export", everybody),
                card: ("page", one),
                "/vaccination/promises": ("page", one),
                f"{found_lot}?reason=recall": ("page", one),
                f"{found_lot}/list?reason=recall": ("print", one),
            }
        )
        return action

    given(put)
    return made


def test_each_leaves_one_look_with_exactly_its_people(client_of, pages, noted):
    wrong = []
    for url, (act, people) in pages.items():
        before = len(noted())
        answer = client_of("farah").get(url)
        looks = [(kind, how, whom) for _page, kind, how, whom in noted()[before:]]
        if answer.status_code != 200 or looks != [("health", act, people)]:
            wrong.append(f"{url} ({answer.status_code}): {looks}")
    assert not wrong, told("Let these leave one look, with exactly whom they show.", wrong)


def test_where_the_look_cannot_be_kept_nobody_is_named(client_of, pages, broken_log):
    shown = []
    for url in pages:
        answer = client_of("farah").get(url)
        if answer.status_code != 503 or any(name.encode() in answer.data for name in NAMES):
            shown.append(f"{url} ({answer.status_code})")
    assert not shown, told("These show somebody without a look.", shown)

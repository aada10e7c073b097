"""Who interprets now, by the weekly hours of volunteers; on both engines."""

import pytest

from amal_field.reception_desk.models import InterpreterHours
from tests.people.world import somebody
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")
HOURS = "/reception-desk/interpreters/hours"


def able(page) -> list[str]:
    return [one.text_content() for one in page.find("#able bdi:first-child")]


def test_a_volunteer_with_hours_can_now_until_they_are_taken_away(visit, acted, count):
    def know(stamp_of):
        known = {"volunteer_since_on": in_days(-90), "phone": "0489 17 05 93"}
        somebody(stamp_of("bruno"), "Bohdan", "Tkachenko", **known)
        return somebody(stamp_of("bruno"), "Ivanna", "Petrenko", **known).id

    key = str(acted(know))
    page = visit("halyna").go(f"{HOURS}?language=uk")
    filled = {"volunteer": key, "weekdays": ["0", "4"], "hours-from": "9:00", "hours-until": "12:00"}  # noon is over
    page.send("#adding", **filled | {"volunteer": "0f0f"})
    assert (page.status, len(page.find("#volunteer[aria-invalid]"))) == (422, 1)
    page.send("#adding", **filled)
    assert (page.status, able(page), count(InterpreterHours)) == (200, [], 2)
    page.send("#adding", **filled | {"language": "uk"})
    assert (page.status, count(InterpreterHours), len(page.find("#hours.field--wrong"))) == (422, 2, 1)
    page.go(HOURS).send("#adding", **filled | {"language": "ru", "weekdays": ["0"], "hours-until": "18:00"})
    assert able(page) == ["Ivanna Petrenko"]
    assert "0489 17 05 93" in page.text
    assert able(page.go(f"{HOURS}?language=uk")) == []
    page.go(f"{HOURS}?language=ru").send("#week-title ~ ul form")
    assert able(page) == []
    page.send(".note form")
    assert able(page) == ["Ivanna Petrenko"]

"""The working list typed back in, all or nothing, on both engines."""

from datetime import timedelta

import pytest

from amal_field.vaccination.models.health import VaccinationOutcome
from tests.conftest import NOON
from tests.vaccination.world import a_list, a_lot, says_yes

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def url(given):
    """An action with Davy (1), of whom a parent said yes, and Sammy (2), of whom nobody did; a lot of Hexyon."""

    def put(stamp):
        action = a_list(stamp("farah"))
        says_yes(stamp("farah"), action, "Davy")
        a_lot(stamp("farah"), action)
        return action

    return f"/vaccination/actions/{given(put)}"


def states(page, url) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.go(url).find(".vrow__state")]


def test_numbers_are_noted_as_taps_would(visit, url):
    page = visit("farah").go(f"{url}/paper").send("#paper", rows="1 Hexyon 3, 2 uitgesteld")
    assert page.status == 200
    assert states(page, url) == ["✓ Hexyon 3", "– Uitgesteld door het team"]


def test_each_number_that_cannot_be_noted_is_named_and_nothing_is_kept(visit, url, count):
    page = visit("farah").go(f"{url}/paper").send("#paper", rows="1 Hexyon, 2 Hexyon, 9 afwezig")
    assert page.status == 422
    assert "2: Noteer eerst wie toestemming geeft." in page.text
    assert "9: Dit nummer staat niet op de lijst." in page.text
    assert "1:" not in page.find("#rows-error")[0].text_content()
    assert page.form("#paper").fields["rows"] == "1 Hexyon, 2 Hexyon, 9 afwezig"
    assert count(VaccinationOutcome) == 0


@pytest.mark.parametrize("rows", ["", "Hexyon", "1 Boostrix", "2-1 Hexyon", "1 hexyon, 1 afwezig", "\x00"])
def test_what_cannot_be_read_is_refused_at_the_field(visit, url, rows, count):
    page = visit("farah").go(f"{url}/paper").send("#paper", rows=rows)
    assert page.status == 422
    assert page.find("#rows[aria-invalid]")
    assert count(VaccinationOutcome) == 0


def test_what_is_typed_later_keeps_the_day_and_the_lots_of_the_action(visit, url, frozen_clock):
    frozen_clock(NOON + timedelta(days=1))
    page = visit("farah").go(f"{url}/paper").send("#paper", rows="1 Hexyon")
    assert page.status == 200
    assert states(page, url)[0] == "✓ Hexyon 1"

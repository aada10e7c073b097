"""What a rule of the list refuses is said in its own sentence, and nothing is noted nor lost. On both engines."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import player
from amal_field.db import db, new_key
from amal_field.vaccination.models.health import VaccinationOutcome
from amal_field.vaccination.operations import actions, answers, closing, lists, lots, removal
from tests.conftest import NOON
from tests.page import FROM_US, HTMX
from tests.transit_site.world import in_days
from tests.vaccination.world import (
    a_list,
    a_lot,
    an_action,
    found,
    gets,
    helps,
    line_id_of,
    says_yes,
    the_list,
)
from tests.vaccination.world import visit as looking

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@dataclass
class Day:
    """An action of today with Sammy and Davy, a yes of each and a lot of Hexyon; Lena helps."""

    action: object
    lot: object
    stamp: Callable

    def withdraw(self) -> None:
        listed = the_list(self.action)["Sammy"]
        visit = looking()
        answers.withdraw_answer(found(self.action), listed.line.id, listed.answers[0].id, visit, stamp=self.farah)

    def got_elsewhere(self) -> None:
        other = an_action(self.farah, hours=(15, 17))
        lists.make_list(found(other), stamp=self.farah)
        says_yes(self.farah, other, "Sammy")
        gets(self.farah, other, "Sammy", a_lot(self.farah, other))

    def off_the_table(self) -> None:
        lots.put_away(found(self.action), self.lot, stamp=self.farah)

    def goes_bad(self) -> None:
        self.lot.lot.expires_on = date(2026, 10, 1)

    def given_by_lena(self) -> None:
        gets(self.stamp("lena"), self.action, "Sammy", self.lot)

    def closed(self) -> None:
        closing.close_action(found(self.action), stamp=self.farah)

    def called_off(self) -> None:
        actions.call_off_action(found(self.action), "Storm", stamp=self.farah)

    def removed(self) -> None:
        removal.remove_list(found(self.action), stamp=self.stamp("farah", NOON + timedelta(days=40)))

    def moved_on(self) -> None:
        session = found(self.action).session
        session.held_on = in_days(2)

    def born_later(self) -> None:
        the_list(self.action)["Sammy"].person.born_on = in_days(1)

    def taken_off(self) -> None:
        lists.take_off(found(self.action), line_id_of(self.action, "Sammy"), looking(), stamp=self.farah)

    @property
    def farah(self):
        return self.stamp("farah")


@dataclass
class Tap:
    """What is done before, who taps then, and what the answer says."""

    before: Callable[[Day], None] | None
    sentence: str
    who: str = "lena"
    fields: dict = field(default_factory=dict)


TAPS = {
    "nobody says yes": Tap(Day.withdraw, "De toestemming is ingetrokken op ma 23 nov 2026."),
    "got it this day": Tap(Day.got_elsewhere, "Sammy Mayer kreeg dit al op"),
    "no lot chosen": Tap(None, "Kies eerst het lot van vandaag.", fields={"lot": ""}),
    "a lot that was put away": Tap(Day.off_the_table, "Kies eerst het lot van vandaag."),
    "another lot's key": Tap(None, "Kies eerst het lot van vandaag.", fields={"lot": str(uuid4())}),
    "a lot out of date": Tap(Day.goes_bad, "Lot F9321 verviel op"),
    "two tablets": Tap(Day.given_by_lena, "Lena Wouters noteerde dit om 12:00.", who="farah"),
    "closed": Tap(Day.closed, "Deze lijst is gesloten. De gezondheidscoördinator opent ze weer."),
    "called off": Tap(Day.called_off, "Deze actie is afgelast."),
    "removed": Tap(Day.removed, "De namen van deze lijst zijn verwijderd op", who="farah"),
    "another day": Tap(Day.moved_on, "Wat gedaan is, noteer je vanaf die dag.", who="farah"),
    "before birth": Tap(Day.born_later, "Sammy Mayer is geboren na de dag van deze actie."),
    "taken off the list": Tap(Day.taken_off, "Deze naam staat niet meer op de lijst."),
}


@pytest.fixture
def day(given):
    """`day(deed)`: the keys of a day after that deed: action, line of Sammy, lot on the table; how many noted."""

    def make(deed: Callable[[Day], None] | None = None, *, yes: bool = True) -> dict:
        keys = {}

        def put(stamp):
            action = a_list(stamp("farah"))
            if yes:
                says_yes(stamp("farah"), action, "Sammy", "Davy")
            made = Day(action, a_lot(stamp("farah"), action), stamp)
            helps(stamp, action)
            keys.update(line=line_id_of(action, "Sammy"), lot=str(made.lot.today.id))
            if deed:
                deed(made)
                db.session.flush()
            return action

        return keys | {"url": f"/vaccination/actions/{given(put)}"} | keys

    return make


def taps(page, url: str, fields: dict, *, htmx: bool) -> str:
    """The answer to a form of before, sent now."""
    page.go("/settings")
    tokens = {"csrf_token": page.find("input[name='csrf_token']")[0].get("value"), "request_token": str(new_key())}
    return page.client.post(url, data=tokens | fields, headers=FROM_US | (HTMX if htmx else {}))


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("name", TAPS)
def test_a_tap_that_is_refused_says_why_and_notes_nothing(visit, day, count, name, htmx):
    tap = TAPS[name]
    keys = day(tap.before)
    noted = count(VaccinationOutcome)
    fields = {"lot": keys["lot"], "dose": "3", "next_month": "02/2027"} | tap.fields
    answer = taps(visit(tap.who), f"{keys['url']}/lines/{keys['line']}/given", fields, htmx=htmx)
    told = " ".join(answer.text.split())
    assert answer.status_code == 422
    assert tap.sentence in told, told[-2000:]
    assert count(VaccinationOutcome) == noted


def test_nobody_said_yes_yet(visit, day):
    keys = day(yes=False)
    answer = taps(visit("lena"), f"{keys['url']}/lines/{keys['line']}/given", {"lot": keys["lot"]}, htmx=True)
    assert (answer.status_code, "Noteer eerst wie toestemming geeft." in answer.text) == (422, True)


def test_the_nurse_is_asked_and_who_says_it_is_stored_with_what_was_chosen(app, visit, day):
    keys = day(Day.got_elsewhere)
    page = visit("lena").go(f"{keys['url']}/lines/{keys['line']}").send("form[action$='/check/yes']")
    page.go(f"{keys['url']}/lines/{keys['line']}").send("form[action$='/given']", dose="4", next_month="02/2027")
    assert (page.status, "Bevestigt de verpleegkundige deze dosis?" in page.text) == (422, True)
    page.send(".problems form")
    assert page.status == 200
    with app.app_context():
        wanted = select(VaccinationOutcome).where(VaccinationOutcome.line_id == keys["line"])
        outcome = db.session.scalars(wanted).one()
        assert (outcome.dose, outcome.next_month, outcome.confirmed_at) == (4, date(2027, 2, 1), NOON)
        assert outcome.confirmed_by_id == player("lena").id
        db.session.remove()


def test_what_was_chosen_stays_when_the_lot_went_off_the_table(visit, day):
    keys = day()
    page = visit("lena").go(f"{keys['url']}/lines/{keys['line']}").send("form[action$='/check/yes']")
    page.go(f"{keys['url']}/lines/{keys['line']}")
    page.send("form[action$='/given']", lot=str(uuid4()), dose="4", next_month="02/2027")
    assert page.status == 422
    form = page.form("form[action$='/given']")
    assert (form.fields["dose"], form.fields["next_month"]) == ("4", "02/2027")


def test_an_action_with_something_given_is_not_called_off_and_says_so_where_it_was_asked(visit, day):
    keys = day(Day.given_by_lena)
    page = visit("farah").go(f"{keys['url']}/details").send("#call-off", reason="Storm")
    assert page.status == 422
    assert "Op deze actie is iets gegeven, dus ze kan niet worden afgelast." in page.text
    assert page.form("#call-off").fields["reason"] == "Storm"


def test_a_minor_speaks_for_themselves_on_the_day_alone(visit, given):
    def put(stamp):
        action = a_list(stamp("farah"), on=in_days(2))
        the_list(action)["Davy"].person.born_on = date(2012, 1, 1)
        return action

    url = f"/vaccination/actions/{given(put)}"
    page = visit("farah").go(url)
    row = next(row for row in page.find(".vrow") if "Davy" in row.text_content()).get("id").removeprefix("row-")
    page.go(f"{url}/lines/{row}/answers").send("#answers", lines=row, said_by="self")
    assert page.status == 422
    assert "op de dag zelf" in page.find("#said_by .field__error")[0].text_content()
    assert page.form("#answers").fields["said_by"] == "self"

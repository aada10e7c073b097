"""The screens of the site."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from playwright.sync_api import Page, expect

from amal_field import clock
from amal_field.transit_site import operations
from amal_field.transit_site.operations import Wish
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import ArrivalDetails, Decided
from e2e.actions import PLAN, fill_newcomer, note, panel, press, tile
from e2e.screens.screen import Screen
from e2e.world import World


def furnish(world: World) -> dict[str, object]:
    """A site on which every state of a pitch is to be seen, and the key of a stay."""
    today = clock.today()
    noted = ArrivalDetails(today + timedelta(days=4), Decimal(200), 10_250, "passport", house_rules_handed_over=True)
    overdue = ArrivalDetails(planned_departure_on=today - timedelta(days=2))
    world.known_family("Lafertin", ["Sara", "Joseph", "Nino", "Mirjam"], ["1-ABC-234", "1-XYZ-987"])
    world.known_family("Шевченко", ["Олена", "Тарас"], ["BC 1234 AA"], came=28, left=25)
    stay = world.standing_family(3, "Winter", ["Anna", "Bruno", "Carla"], ["1-WIN-001"], details=noted)
    world.standing_family(8, "Vandenbroucke-Montgolfier", [f"Maximiliaan-Alexander {n}" for n in range(9)], ["FR-1"])
    world.standing_family(12, "الأمين", ["محمد", "فاطمة"], ["1-RTL-001"], came=0)
    world.standing_family(15, "Rosen", ["Alba"], came=12, details=overdue)
    with world.writing() as stamp:
        operations.block_pitch(stay_queries.pitch(21), "Water broken, a plumber comes on Thursday", stamp=stamp)
        operations.expect_arrival(stay_queries.pitch(10), "Rosenberg", "0470 12 34 56", today, stamp=stamp)
        operations.close_site(today + timedelta(days=60), None, "Works on the sewers", stamp=stamp)
    _decide(world)
    return {"stay": stay, "reservation": _reserve(world), "asked": _are_late(world)} | _money(world)


def _are_late(world: World) -> UUID:
    """Two who were to come the day before yesterday: the place of one is kept, of the other the plan asks."""
    then = clock.today() - timedelta(days=2)
    with world.writing() as stamp:
        earlier = replace(stamp, at=stamp.at - timedelta(days=2))
        kept = operations.expect_arrival(stay_queries.pitch(22), "Hartmann", "0470 22 33 44", then, stamp=earlier)
        operations.keep_reservation(kept, stamp=stamp)
        return operations.expect_arrival(stay_queries.pitch(23), "Taikon", "0470 33 44 55", then, stamp=earlier).id


def _reserve(world: World) -> UUID:
    soon = clock.today() + timedelta(days=3)
    with world.writing() as stamp:
        operations.take_measure(
            world.stay_of("Rosen").stay.household,
            "warning",
            "nuisance",
            until_on=None,
            fact="Noise after ten",
            decided_by="Karim",
            stamp=stamp,
        )
        operations.reserve(Wish("Verlinden", soon, 14, phone="0470 65 43 21", people=5), stamp=stamp)
        operations.reserve(Wish("Weiss", soon, 7, state="waiting"), stamp=stamp)
        operations.reserve(Wish("Adel", soon + timedelta(days=200), 7, state="waiting"), stamp=stamp)
        operations.reserve(Wish("Mayer", soon, 7, state="refused", refusal="not_roadworthy"), stamp=stamp)
        return operations.reserve(Wish("Lafertin", clock.today(), 7, caravans=2), stamp=stamp).id


def _decide(world: World) -> None:
    stay_id = world.standing_family(16, "Verlinden", ["Jo", "Ria"], ["1-VER-001"], came=1)
    longer = ArrivalDetails(planned_departure_on=clock.today() + timedelta(days=24))
    decided = Decided(frozenset({"too_long"}), "A child finishes the school year in Ghent")
    with world.writing() as stamp:
        operations.complete(stay_queries.stay(stay_id), longer, decided=decided, stamp=stamp)


def _money(world: World) -> dict[str, object]:
    today = clock.today()
    prepaid = ArrivalDetails(prepayment=Decimal(200), meter_start=4200)
    paying = world.standing_family(18, "Demeter", ["Kali", "Bero"], ["1-DEM-001", "1-DEM-002"], came=8, details=prepaid)
    leaving = world.standing_family(19, "Laforge", ["Lena"], ["1-LAF-001"], came=8, details=prepaid)
    owing = world.standing_family(20, "Karoly", ["Sandro"], ["1-KAR-001"], came=8)
    with world.writing() as stamp:
        stay = stay_queries.stay(paying)
        entry = operations.record_payment(stay, Decimal("1234.50"), "card", today, stamp=stamp)
        operations.reverse(stay, entry, stamp=stamp)
        receipt = operations.record_payment(stay, Decimal(40), "cash", today, stamp=stamp)
        operations.deduct(stay, Decimal(25), "damage", "Tap broken", stamp=stamp)
        for key in (leaving, owing):
            operations.depart(stay_queries.stay(key), today, meter_end=4263 if key == leaving else None, stamp=stamp)
        owed = ledger.account(stay_queries.stay(owing), today).left
        operations.settle(stay_queries.stay(owing), left=owed, changes_hands=False, method="cash", stamp=stamp)
        operations.set_tariff(today + timedelta(days=40), Decimal(8), Decimal("0.3512"), Decimal(250), stamp=stamp)
        return {"paying": paying, "leaving": leaving, "owing": owing, "receipt": receipt.id}


def _count(page: Page) -> None:
    press(page, "Count everybody")
    rows = page.locator(".tap__button")
    for place in range(3):
        rows.nth(place).tap()
        expect(page.locator("#roll-count")).to_contain_text(f"{place + 1} /")
    page.locator(".tap__other").nth(4).tap()
    expect(page.locator(".tap--missing")).to_have_count(1)


def _count_and_close(page: Page) -> None:
    _count(page)
    press(page, "Close the count")
    expect(page.get_by_role("heading", name="Count of")).to_be_visible()


def _payment_wrong(page: Page) -> None:
    page.get_by_label("Amount").fill("12,5O")
    press(page, "Book the payment")
    expect(page.get_by_role("alert")).to_be_visible()


def _check_in_wrong(page: Page) -> None:
    fill_newcomer(page, 1, "Nele", "Demeter", "31/2/1990")
    page.get_by_text("Planned departure, prepayment").tap()
    page.get_by_label("Prepayment").fill("12,5O")
    press(page, "Check in")
    expect(page.get_by_role("alert")).to_be_visible()


def _too_long(page: Page) -> None:
    page.get_by_label("Planned departure").fill((clock.today() + timedelta(days=30)).isoformat())
    press(page, "Note it")
    expect(page.get_by_role("group", name="Refused by the rules of the site")).to_be_visible()


def _reservation_too_long(page: Page) -> None:
    page.get_by_label("Name of the holder").fill("Rosenberg")
    page.get_by_label("Nights", exact=True).fill("30")
    press(page, "Save")
    expect(page.get_by_role("group", name="Refused by the rules of the site")).to_be_visible()


def _reservation_same(page: Page) -> None:
    page.get_by_label("Name of the holder").fill("Verlinde")
    page.get_by_role("textbox", name="Phone", exact=True).fill("+32 470 65 43 21")
    page.get_by_label("First night").fill((clock.today() + timedelta(days=4)).isoformat())
    press(page, "Save")
    expect(page.get_by_role("heading", name="Is this the same reservation?")).to_be_visible()


def _everybody_in(page: Page) -> None:
    tile(page, 7).tap()
    press(page, "Everybody in: Lafertin, 4")
    expect(note(page)).to_contain_text("Lafertin are in")


def _menu(page: Page) -> None:
    page.get_by_role("banner").get_by_text("Amina Haddad").or_(page.locator("summary.bar__link")).first.tap()


def _tap(number: int) -> Callable[[Page], None]:
    def steps(page: Page) -> None:
        tile(page, number).tap()
        expect(panel(page, number)).to_be_visible()

    return steps


STAY = f"{PLAN}/stays/{{stay}}"
SCREENS = [
    Screen("plan", PLAN),
    Screen("plan-outdoors", PLAN, theme="outdoors"),
    Screen("plan-menu", PLAN, _menu),
    Screen("plan-free", PLAN, _tap(7)),
    Screen("plan-taken", PLAN, _tap(3)),
    Screen("plan-taken-outdoors", PLAN, _tap(8), theme="outdoors"),
    Screen("plan-expected", PLAN, _tap(10)),
    Screen("plan-late", PLAN, _tap(22)),
    Screen("plan-asked", PLAN, _tap(23)),
    Screen("plan-blocked", PLAN, _tap(21)),
    Screen("plan-checked-in", PLAN, _everybody_in),
    Screen("pitch", f"{PLAN}/pitches/12"),
    Screen("check-in-new", f"{PLAN}/pitches/7/check-in"),
    Screen("check-in-known", f"{PLAN}/pitches/7/check-in?household={{household}}"),
    Screen("check-in-wrong", f"{PLAN}/pitches/7/check-in", _check_in_wrong, statuses=(422,)),
    Screen("details", f"{STAY}/details"),
    Screen("details-decide", f"{STAY}/details", _too_long, statuses=(422,)),
    Screen("joining", f"{STAY}/persons"),
    Screen("pitches", f"{STAY}/pitches"),
    Screen("caravan", f"{STAY}/caravans"),
    Screen("departure", f"{STAY}/departure"),
    Screen("stay", STAY),
    Screen("ticket", f"{STAY}/ticket"),
    Screen("account", f"{PLAN}/stays/{{paying}}/account"),
    Screen("account-owing", f"{PLAN}/stays/{{owing}}/account"),
    Screen("payment", f"{PLAN}/stays/{{paying}}/payments"),
    Screen("payment-wrong", f"{PLAN}/stays/{{paying}}/payments", _payment_wrong, statuses=(422,)),
    Screen("refund", f"{PLAN}/stays/{{paying}}/refunds"),
    Screen("deduction", f"{PLAN}/stays/{{paying}}/deductions"),
    Screen("settlement", f"{PLAN}/stays/{{leaving}}/settlement"),
    Screen("receipt", f"{PLAN}/stays/{{paying}}/receipts/{{receipt}}"),
    Screen("statement", f"{PLAN}/stays/{{paying}}/statement"),
    Screen("cash-book", f"{PLAN}/cash-book"),
    Screen("cash-book-sheet", f"{PLAN}/cash-book/sheet"),
    Screen("closing", f"{PLAN}/cash-book/closing"),
    Screen("tariffs", f"{PLAN}/settings/tariffs", key="dirk"),
    Screen("tariff", f"{PLAN}/settings/tariffs/new", key="dirk"),
    Screen("stays", f"{PLAN}/stays"),
    Screen("house-rules", f"{PLAN}/house-rules?language=fr"),
    Screen("house-rules-form", f"{PLAN}/settings/house-rules", key="dirk"),
    Screen("report", f"{PLAN}/report", key="jan"),
    Screen("season", f"{PLAN}/season"),
    Screen("season-outdoors", f"{PLAN}/season", theme="outdoors"),
    Screen("season-month", f"{PLAN}/season?span=month"),
    Screen("season-year", f"{PLAN}/season?span=year&names=no"),
    Screen("season-list", f"{PLAN}/season/stays?span=year"),
    Screen("reservations", f"{PLAN}/reservations"),
    Screen("reservations-past", f"{PLAN}/reservations/past"),
    Screen("reservation-new", f"{PLAN}/reservations/new?q=Lafertin"),
    Screen("reservation-refused", f"{PLAN}/reservations/new", _reservation_too_long, statuses=(422,)),
    Screen("reservation", f"{PLAN}/reservations/{{reservation}}"),
    Screen("reservation-same", f"{PLAN}/reservations/new", _reservation_same, statuses=(422,)),
    Screen("reservation-asked", f"{PLAN}/reservations/{{asked}}"),
    Screen("measures", f"{PLAN}/measures"),
    Screen("measure", f"{PLAN}/households/{{household}}/measures"),
    Screen("inspection", f"{STAY}/inspections/exit"),
    Screen("decisions", f"{PLAN}/decisions"),
    Screen("site-settings", f"{PLAN}/settings"),
    Screen("site-settings-set", f"{PLAN}/settings", key="dirk"),
    Screen("rule", f"{PLAN}/settings/rules", key="dirk"),
    Screen("closure", f"{PLAN}/settings/closures", key="dirk"),
    Screen("evacuation-list", f"{PLAN}/evacuation-list"),
    Screen("evacuation-count", f"{PLAN}/evacuation-list", _count),
    Screen("evacuation-count-outdoors", f"{PLAN}/evacuation-list", _count, theme="outdoors"),
    Screen("evacuation-closed", f"{PLAN}/evacuation-list", _count_and_close),
    Screen("evacuation-sheet", f"{PLAN}/evacuation-list/sheet"),
    Screen("day-overview", f"{PLAN}/day"),
    Screen("day-overview-outdoors", f"{PLAN}/day", theme="outdoors"),
    Screen("block", f"{PLAN}/pitches/7/block"),
    Screen("expected", f"{PLAN}/pitches/7/expected-arrival"),
]

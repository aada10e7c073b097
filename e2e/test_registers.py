"""A folder with twelve kinds of error: all are told and mended, then stored; the same files change nothing more."""

from collections.abc import Mapping
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from amal_field.people.models import Person
from amal_field.transit_site.models import Stay
from e2e.actions import follow, press
from tests.registers.folders import person, session, stay
from tests.registers.jobs import files_of

RIGHT = files_of(personen=[person(), person("P2"), person("P3")], verblijven=[stay()], sessies=[session()])
WRONG = files_of(
    personen=[
        person(geslacht="q"),
        person("P2", geboortedatum="31/02/2020"),
        person("P2"),
        person("P3", talen="nl,,fr", zelfde_als="P3"),
        person("P4", achternaam="a\x01b"),
    ],
    verblijven=[
        stay(personen="P9", voorafbetaling="1.200"),
        stay("V2", aankomst=""),
        stay("V3", standplaatsen="three"),
    ],
    sessies=[session(van="25:70")],
    klanten="a;b",
)
KINDS = 12
PLAIN_PHONE = "phone-no-script"
PHONE = {"viewport": {"width": 390, "height": 844}}


def sent(page: Page, files: Mapping[str, bytes]) -> None:
    """Choose these files and see what they would do."""
    page.goto("/registers/imports")
    page.get_by_label("Files of the teams").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": content} for name, content in files.items()]
    )
    press(page, "Look at them first")


def looked(page: Page, wanted: Locator, *, is_plain: bool) -> None:
    """Wait until this is there; where no script looks by itself, a link does."""
    again = page.get_by_role("link", name="Look again")
    for _ in range(200 * is_plain):
        page.wait_for_timeout(300)
        if wanted.count():
            break
        if again.count():
            again.tap()
    expect(wanted).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("options", [{}, {**PHONE, "java_script_enabled": False}], ids=["tablet", PLAIN_PHONE])
def test_told_mended_stored_and_again(as_, world, options):
    page, before = as_("bruno", **options).page, world.count(Person, Stay)
    see = partial(looked, page, is_plain="java_script_enabled" in options)
    sent(page, WRONG)
    see(page.get_by_role("heading", name=f"{KINDS} errors. Nothing can be stored."))
    assert page.locator(".registers__kind .chip--wrong").all_inner_texts() == ["1"] * KINDS
    expect(page.get_by_role("button", name="Store everything")).to_have_count(0)
    follow(page, "Choose the mended files")
    sent(page, RIGHT)
    see(page.get_by_role("heading", name="5 new, 0 changed"))
    assert world.count(Person, Stay) == before
    press(page, "Store everything")
    see(page.get_by_text("Stored: 5 new, 0 changed."))
    after = world.count(Person, Stay)
    assert after == [before[0] + 3, before[1] + 1]
    sent(page, RIGHT)
    see(page.get_by_role("heading", name="0 new, 0 changed"))
    press(page, "Store nothing")
    assert world.count(Person, Stay) == after


@pytest.mark.parametrize(
    "options", [{}, PHONE, {**PHONE, "java_script_enabled": False}], ids=["tablet", "phone", PLAIN_PHONE]
)
def test_a_register_leaves_and_comes_back_as_it_was(as_, world, options):
    page, before = as_("bruno", **options).page, world.count(Person)
    page.goto("/registers/imports")
    follow(page, "Registers as spreadsheets")
    with page.expect_download() as leaving:
        press(page, "personen as a spreadsheet")
    assert leaving.value.suggested_filename == "personen.xlsx"
    sent(page, {"personen.xlsx": leaving.value.path().read_bytes()})
    looked(page, page.get_by_role("heading", name="0 new, 0 changed"), is_plain="java_script_enabled" in options)
    press(page, "Store nothing")
    assert world.count(Person) == before

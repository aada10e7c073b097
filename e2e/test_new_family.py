"""A family comes that was never here: written down at the gate, with a ticket in hand at the end."""

import re

from playwright.sync_api import expect

from amal_field import clock
from e2e.actions import fill_newcomer, follow, note, open_panel, panel, press

A4, A5 = (595, 842), (420, 595)


def test_a_new_family_of_four_is_written_down_and_gets_a_ticket(amina, world):
    page, today = amina.page, clock.today()
    follow(open_panel(page, 3), "New family")
    fill_newcomer(page, 1, "Олена", "Шевченко", "3/11/1988")
    fill_newcomer(page, 2, "Тарас", "Шевченко", "1985")
    press(page, "One more person")
    fill_newcomer(page, 3, "Соломія", "", "17/4/2016")
    press(page, "One more person")
    fill_newcomer(page, 4, "Богдан", "Шевченко", f"{today.day}/{today.month}/{today.year}")
    page.get_by_role("group", name="Person 2", exact=True).get_by_role("radio", name="Partner").check()
    page.get_by_label("Number plates").fill("BC 1234 AA, 1-ABC-234")
    page.get_by_label("Phone").fill("+32 470 12 34 56")
    page.get_by_role("radio", name="Français").check()
    press(page, "Check in")

    expect(note(page)).to_contain_text("Шевченко are in: 4 people on pitch 3.")
    expect(panel(page, 3)).to_contain_text("Соломія")
    seen = world.stay_of("Шевченко")
    assert seen.persons == ["Олена Шевченко", "Тарас Шевченко", "Соломія", "Богдан Шевченко"]
    assert seen.plates == ["BC 1234 AA", "1-ABC-234"]
    household = world.household("Шевченко")
    assert [member.relation for member in household.members] == ["holder", "partner", "child", "child"]
    births = [(member.person.born_on.isoformat(), member.person.birth_precision) for member in household.members]
    assert births == [("1988-11-03", "day"), ("1985-07-01", "year"), ("2016-04-17", "day"), (today.isoformat(), "day")]
    assert (household.language, household.phone_key) == ("fr", "+32470123456")

    follow(panel(page, 3), "Pitch ticket")
    expect(page.get_by_role("article")).to_contain_text(seen.ticket)
    expect(page.get_by_role("article").locator("p[lang=fr]")).to_be_visible()
    code = page.get_by_role("article").locator("svg.ticket__code").bounding_box()
    assert min(code["width"], code["height"]) > 80
    assert pages_of(page.pdf(prefer_css_page_size=True)) == [A5]


def test_somebody_new_in_a_known_family_comes_along(amina, world):
    world.known_family("Winter", ["Anna", "Bruno", "Carla"])
    page = amina.page
    follow(open_panel(page, 8), "Not everybody, or more (Winter)")
    expect(page.get_by_role("checkbox", name="Winter")).to_have_count(3)
    assert all(box.is_checked() for box in page.get_by_role("checkbox", name="Winter").all())
    press(page, "Nobody")
    page.get_by_role("checkbox", name="Anna Winter").check()
    press(page, "One more person")
    fill_newcomer(page, 1, "Dora", "Winter", "2026")
    page.get_by_text("Planned departure, prepayment").tap()
    page.get_by_label("Prepayment").fill("12,50")
    page.get_by_role("radio", name="Passport").check()
    page.get_by_role("checkbox", name="House rules handed over").check()
    press(page, "Check in")
    expect(note(page)).to_contain_text("Winter are in: 2 people on pitch 8.")
    seen = world.stay_of("Winter")
    assert seen.persons == ["Anna Winter", "Dora Winter"]
    assert (str(seen.stay.prepayment), seen.stay.identity_kind) == ("12.50", "passport")
    assert seen.stay.house_rules_at
    assert len(world.household("Winter").members) == 4


def test_nobody_ticked_is_refused_with_the_form_as_it_was(amina, world):
    world.known_family("Winter", ["Anna", "Bruno"], ["1-WIN-001"])
    page = amina.page
    follow(open_panel(page, 8), "Not everybody, or more (Winter)")
    press(page, "Nobody")
    page.get_by_label("Number plates").fill("2-NEW-002")
    amina.expect(422)
    press(page, "Check in")
    expect(page.get_by_role("alert")).to_contain_text("Tick at least one person who is here.")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Number plates")).to_have_value("2-NEW-002")
    assert not world.open_stays()


def test_the_ticket_of_a_family_of_fifteen_is_still_one_page(amina, world):
    stay = world.standing_family(3, "Vandenbroucke", [f"Maximiliaan {number}" for number in range(15)], ["1-ABC-234"])
    page = amina.page
    page.goto(f"/transit-site/stays/{stay}/ticket")
    expect(page.get_by_role("article")).to_contain_text("Maximiliaan 14")
    assert pages_of(page.pdf(prefer_css_page_size=True)) == [A4]


def pages_of(pdf: bytes) -> list[tuple[int, int]]:
    """The sizes of the pages of a PDF, in points."""
    assert re.search(rb"/Type\s*/Pages\b", pdf)
    count = len(re.findall(rb"/Type\s*/Page\b", pdf))
    sizes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(sizes) == count
    return [(round(float(width)), round(float(height))) for width, height in sizes]


def test_the_family_name_goes_along_to_the_next_person_until_somebody_has_another(amina, world):
    page = amina.page
    follow(open_panel(page, 9), "New family")
    rows = [page.get_by_role("group", name=f"Person {place}", exact=True) for place in (1, 2, 3)]
    rows[0].get_by_label("First name").fill("Nele")
    rows[0].get_by_label("Family name").fill("Demeter")
    rows[1].get_by_label("First name").fill("Ion")
    expect(rows[1].get_by_label("Family name")).to_have_value("Demeter")
    rows[1].get_by_label("Family name").fill("Rosen")
    press(page, "One more person")
    rows[2].get_by_label("First name").fill("Mila")
    expect(rows[2].get_by_label("Family name")).to_have_value("Rosen")
    rows[2].get_by_label("Family name").fill("")
    rows[2].get_by_label("First name").fill("Mila Ana")
    expect(rows[2].get_by_label("Family name")).to_have_value("")
    press(page, "Check in")
    expect(note(page)).to_contain_text("3 people on pitch 9.")
    assert world.stay_of("Demeter").persons == ["Nele Demeter", "Ion Rosen", "Mila Ana"]

"""The screens of registration at the desk, of minors and of statuses."""

from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.reception_desk.models import DeskFile
from amal_field.reception_desk.offers import demo_registration
from amal_field.reception_desk.queries.registrations import home_of
from e2e.screens.screen import Screen
from e2e.world import World


def furnish(world: World) -> dict[str, object]:
    """The families of the demo."""
    with world.writing() as stamp:
        demo_registration.load(stamp)
        files = {name: _file(name) for name in ("Yuliia", "Kateryna", "Nazar")}
        return {
            "desk_joined": home_of(files["Yuliia"].person_id),
            "desk_alarm_home": home_of(files["Kateryna"].person_id),
            "desk_file": files["Yuliia"].id,
            "desk_open_minor": files["Kateryna"].id,
            "desk_guarded_minor": files["Nazar"].id,
        }


def _file(given_name: str) -> DeskFile:
    whose = select(Person.id).where(Person.given_name == given_name)
    return db.session.scalars(select(DeskFile).where(DeskFile.person_id.in_(whose), DeskFile.stands)).one()


def refuse(page) -> None:
    """Send a family with a minor of whom nobody said who came along."""
    for place, (name, year) in enumerate((("Olha", "1988"), ("Marko", "2013"))):
        page.locator(f"#newcomers-{place}-given_name").fill(name)
        page.locator(f"[name=newcomers-{place}-birth-year]").fill(year)
    page.locator("#newcomers-1-relation").select_option("other")
    page.get_by_role("button", name="Register").click()
    page.locator(".problems").wait_for()


def resemble(page) -> None:
    """Register somebody who was registered already."""
    page.locator("#newcomers-0-given_name").fill("Iryna")
    page.locator("#newcomers-0-family_name").fill("Savchenko")
    page.locator("[name=newcomers-0-birth-year]").fill("1988")
    page.get_by_role("button", name="Register").click()
    page.locator(".doubles__asked").wait_for()


def propose(page) -> None:
    """Open what only some have, and type a name in Ukrainian letters."""
    page.locator(".desk-row__more summary").first.click()
    page.locator("#newcomers-0-native_family").fill("Згурська")
    page.locator("#newcomers-0-native_given").fill("Юлія")
    page.locator("#newcomers-0-native_given").blur()
    page.get_by_text("Zghurska Yuliia").wait_for()


SCREENS = [
    Screen("desk-registration", "/reception-desk/registrations/new", key="halyna"),
    Screen("desk-registration-more", "/reception-desk/registrations/new", propose, key="halyna"),
    Screen("desk-registration-refused", "/reception-desk/registrations/new", refuse, key="halyna", statuses=(422,)),
    Screen("desk-registration-doubles", "/reception-desk/registrations/new", resemble, key="halyna", statuses=(422,)),
    Screen("desk-joining", "/reception-desk/registrations/{desk_joined}/joining", key="halyna"),
    Screen("desk-joined", "/reception-desk/files/{desk_joined}", key="halyna"),
    Screen("desk-alarm", "/reception-desk/files/{desk_alarm_home}", key="halyna"),
    Screen("desk-correction", "/reception-desk/files/{desk_file}/correction", key="halyna"),
    Screen("desk-minors", "/reception-desk/minors", key="halyna"),
    Screen("desk-minor-open", "/reception-desk/minors/{desk_open_minor}", key="halyna"),
    Screen("desk-minor-guarded", "/reception-desk/minors/{desk_guarded_minor}", key="halyna"),
    Screen("desk-statuses", "/reception-desk/statuses", key="halyna"),
]

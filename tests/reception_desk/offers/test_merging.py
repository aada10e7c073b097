"""Two files of one human being, merged on screen: what the desk and the partner see then, and once it is undone."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.reception_desk.models import DeskFile
from amal_field.web.jinja import local_day
from tests.reception_desk.families import a_family, answers
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def on_screen(acted) -> SimpleNamespace:
    """Olena, who said no, and the row that doubles hers, of an earlier arrival, with a yes since."""

    def make(stamp_of):
        halyna = stamp_of("halyna")
        homes = [a_family(halyna, name, ("Olena", 1984)) for name in ("Kovalenko", "Kowalenko")]
        olena, other = (home.members[0].person for home in homes)
        for person, number, on in ((olena, "B-17", in_days(-3)), (other, "B-18", in_days(-9))):
            file = db.session.scalars(select(DeskFile).where(DeskFile.person_id == person.id)).one()
            file.file_no, file.arrived_on = number, on
        answers(halyna, olena, may_share=False, on=in_days(-2))
        answers(halyna, other, on=in_days(-1))
        return SimpleNamespace(olena=olena.id, other=other.id, home=homes[0].id)

    return acted(make)


def test_on_screen_both_files_stay_the_earlier_arrival_and_the_later_answer_count_until_it_is_undone(visit, on_screen):
    halyna, ivo = visit("halyna"), visit("ivo")
    file, shared = f"/reception-desk/files/{on_screen.home}", f"/reception-desk/welfare/{on_screen.olena}"
    assert "B-18" not in halyna.go(file).text
    assert ivo.go(shared).status == 404
    page = visit("bruno").go(f"/people/pairs/{on_screen.olena}/{on_screen.other}").send("#merge")
    assert page.status == 200
    assert [number in halyna.go(file).text for number in ("B-17", "B-18")] == [True, True]
    assert ivo.go(shared).status == 200
    assert local_day(in_days(-9)) in ivo.text
    page.go("/people/merges").send()
    assert "B-18" not in halyna.go(file).text
    assert ivo.go(shared).status == 404

"""Whether the OCMW may see somebody: who answers for a minor, and which answer counts."""

from datetime import date

import pytest
from sqlalchemy import select

from amal_field.db import db
from amal_field.reception_desk.models import SharingAnswer
from amal_field.stamp import stamped
from tests.people.world import somebody
from tests.reception_desk.world import a_desk_file, a_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_of_several_files_the_earliest_arrival_counts_and_the_later_answer(visit, given):
    def deed(stamp):
        person, other = (somebody(stamp("halyna"), "Taras", name) for name in ("Melnyk", "Melnik"))
        for one, on in ((person, date(2026, 5, 2)), (other, date(2026, 3, 4))):
            file = a_desk_file(stamp("halyna"), one, arrived_on=on)
            file.person_id = person.id
        for may_share, answered in ((True, None), (False, None)):
            whose = {"person_id": person.id, "recorded_person_id": person.id}
            db.session.add(
                SharingAnswer(**whose, may_share=may_share, answered_on=answered, **stamped(stamp("halyna")))
            )
        return person

    key = given(deed)
    page = visit("halyna").go(f"/reception-desk/files/persons/{key}")
    assert "wo 4 mrt 2026" in page.text
    assert "OCMW mag het niet zien" in page.text


def test_a_parent_or_a_guardian_answers_for_a_minor(app, visit, given):
    key = given(lambda stamp: a_family(stamp("halyna"), "Deelt", ("Olena", 1984), ("Marko", 2012)).present[1].person)
    page = visit("halyna").go(f"/reception-desk/files/persons/{key}")
    form = f"#person-{key} form[action$='/sharing/%s']"
    page.send(form % "yes")
    assert (page.status, "Zeg wie" in page.text) == (422, True)
    page.send(form % "yes", by="guardian").send(form % "no", by="parent")
    with app.app_context():
        rows = db.session.execute(select(SharingAnswer.may_share, SharingAnswer.answered_by, SharingAnswer.stands))
        assert sorted(map(tuple, rows)) == [(False, "parent", True), (True, "guardian", False)]

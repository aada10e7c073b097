"""The list of likely duplicates and two rows beside each other: merging, telling apart, taking either back."""

import pytest
from sqlalchemy import select

from amal_field.db import begin_write, db
from amal_field.people.duplicates import worklist
from amal_field.people.models import KnownDifferent, Merge, Person
from tests.attendance.world import a_session
from tests.page import fields_of
from tests.people.world import attends, somebody, stays

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def given(app, stamp_of):
    """`given(do)`: what `do(stamp_of)` puts into the database; the keys that it answers."""

    def put(do):
        with app.test_request_context():
            begin_write()
            keys = [row.id for row in do(stamp_of)]
            db.session.commit()
            db.session.remove()
        return keys

    return put


@pytest.fixture
def two(given):
    """Olena, twice: the one who stays, and the duplicate, who was at a session and on the site."""

    def make(stamp_of):
        olena = somebody(stamp_of(), "Olena", "Kovalenko", 1990)
        double = somebody(stamp_of(), "Olena", "Kowalenko", 1991, phone="0470 11 22 33")
        attends(stamp_of(), double, a_session(stamp_of()))
        stays(stamp_of(), double, pitch=3)
        return olena, double

    return given(make)


def rows_of(app, model):
    with app.app_context():
        rows = db.session.scalars(select(model)).all()
        db.session.remove()
    return rows


def test_two_rows_are_merged_and_the_merge_taken_back(visit, app, two):
    page = visit("bruno").go(f"/people/pairs/{two[0]}/{two[1]}")
    assert "Kowalenko" in page.text
    page.send("#merge", family_name="other", birth="own")
    assert (page.status, page.url) == (200, f"/people/persons/{two[0]}")
    assert "Olena Kowalenko" in page.text
    assert page.go(f"/people/persons/{two[1]}").url == f"/people/persons/{two[0]}"
    page.go("/people/merges").send()
    assert page.url == f"/people/pairs/{two[0]}/{two[1]}"
    (first,) = rows_of(app, Merge)
    assert first.cancelled_at is not None
    names = {person.id: person.family_name for person in rows_of(app, Person)}
    assert (names[two[0]], names[two[1]]) == ("Kovalenko", "Kowalenko")


def test_a_merge_sent_twice_is_one(visit, app, two):
    page = visit("bruno").go(f"/people/pairs/{two[0]}/{two[1]}")
    form = page.form("#merge")
    url, fields = form.get("action"), {field.name: field.value for field in form.cssselect("input[type=hidden]")}
    for _ in range(2):
        assert page.post(url, fields).url == f"/people/persons/{two[0]}"
    assert len(rows_of(app, Merge)) == 1
    (merge,) = rows_of(app, Merge)
    form = page.go("/people/merges").form()
    url, fields = form.get("action"), {field.name: field.value for field in form.cssselect("input[type=hidden]")}
    for _ in range(2):
        assert page.post(url, fields).url == f"/people/pairs/{two[0]}/{two[1]}"
    assert merge.id == rows_of(app, Merge)[0].id


def test_two_people_are_remembered_and_the_mark_taken_back(visit, app, two):
    page = visit("bruno").go(f"/people/pairs/{two[0]}/{two[1]}").send("form[action*=difference]")
    assert page.status == 200
    page.go(f"/people/pairs/{two[1]}/{two[0]}")
    assert page.find(".problems--calm")
    assert len(rows_of(app, KnownDifferent)) == 1
    fields = {"request_token": page.form("#merge").fields["request_token"]}
    fields["csrf_token"] = page.form("#merge").fields["csrf_token"]
    for _ in range(2):
        page.post(f"/people/pairs/{two[0]}/{two[1]}/difference/cancellation", fields)
        assert not page.find(".problems--calm")
    assert rows_of(app, KnownDifferent) == []


def test_two_on_two_stays_at_once_are_refused_in_words(visit, given):
    def make(stamp_of):
        both = somebody(stamp_of(), "Ion"), somebody(stamp_of(), "Jon")
        stays(stamp_of(), both[0], pitch=3), stays(stamp_of(), both[1], pitch=4)
        return both

    one, other = given(make)
    page = visit("bruno").go(f"/people/pairs/{one}/{other}").send("#merge")
    assert page.status == 422
    assert page.find("#merge .problems")
    assert "Jon" in page.text


def test_a_wrong_choice_is_refused_and_nothing_is_lost(visit, app, two):
    page = visit("bruno").go(f"/people/pairs/{two[0]}/{two[1]}").send("#merge", birth="x", family_name="other")
    assert page.status == 422
    assert page.find("input[name=family_name][value=other][checked]")
    assert rows_of(app, Merge) == []


def test_a_row_and_itself_are_no_pair(visit, two):
    page = visit("bruno").go(f"/people/pairs/{two[0]}/{two[0]}")
    assert page.url == f"/people/persons/{two[0]}"
    fields = fields_of(page.go(f"/people/pairs/{two[0]}/{two[1]}").form("#merge"))
    assert page.post(f"/people/pairs/{two[0]}/{two[0]}/merge", fields).status in (404, 409, 422)


def test_whoever_may_not_merge_stays_out(visit, two):
    for key in ("amina", "clara"):
        assert visit(key).go(f"/people/pairs/{two[0]}/{two[1]}").status == 403
    assert visit("bruno").go(f"/people/pairs/{two[0]}/{Merge.__table__.name}").status == 404


@pytest.fixture
def alike(app, stamp_of):
    """Two pairs of people who look alike."""
    with app.test_request_context():
        begin_write()
        for given, other in (("Olena Kovalenko", "Olena Kowalenko"), ("Halyna Bondar", "Galina Bondar")):
            for name in (given, other):
                somebody(stamp_of(), *name.split(), 1979, phone="0470 11 22 33" if "Olena" in name else "0471 2 3 4")
        worklist.look_again(stamp_of().at)
        assert worklist.how_many() == 2
        db.session.commit()
        db.session.remove()


def test_pairs_are_decided_put_off_and_gone_back_to(visit, app, alike):
    page = visit("bruno").go("/people/duplicates")
    assert page.find(".reasons strong")[0].text_content() == "bijna zeker één persoon"
    first = page.find(".two__head")[1].text_content()
    page.go(page.find("a[href*='later=1']")[0].get("href"))
    assert page.find(".two__head")[1].text_content() != first
    page.send("form[action*=difference]")
    assert (page.status, page.find("#pair")) == (200, [])
    page.go("/people/duplicates")
    assert page.find(".two__head")[1].text_content() == first
    page.send("#merge")
    assert (page.url, page.find("#pair")) == ("/people/duplicates", [])
    page.go("/people/merges").send()
    assert page.go("/people/duplicates").find("#pair")


def test_the_other_may_stay(visit, app, alike):
    page = visit("bruno").go("/people/duplicates")
    names = [head.text_content() for head in page.find(".two__head a")]
    page.go(page.find("a[href*='swap=yes']")[0].get("href"))
    assert [head.text_content() for head in page.find(".two__head a")] == names[::-1]


def test_new_pairs_are_looked_for_on_demand(visit, app, stamp_of):
    with app.test_request_context():
        begin_write()
        for name in ("Kovalenko", "Kowalenko"):
            somebody(stamp_of(), "Olena", name, 1990, phone="0470 11 22 33")
        db.session.commit()
        db.session.remove()
    page = visit("bruno").go("/people/duplicates")
    assert not page.find("#pair")
    for _ in range(2):
        page.go("/people/duplicates")
        if page.find("form[action='/people/duplicates']"):
            page.send("form[action='/people/duplicates']")
        assert page.find("#pair")


@pytest.mark.parametrize("later", ["-1", "x", "99", "9" * 30])
def test_whatever_is_asked_is_answered(visit, alike, later):
    assert visit("bruno").go(f"/people/duplicates?later={later}").status == 200


def test_nothing_merges_by_itself(app, alike):
    with app.app_context():
        assert db.session.query(Merge).count() == 0
        db.session.remove()

"""Duos follow a person who turns out to be another, with their contacts, and come back; what cannot be is refused."""

from types import SimpleNamespace

import pytest

from amal_field import clock
from amal_field.buddies import operations as duo_operations
from amal_field.buddies.models import Match
from amal_field.buddies.operations import by_link
from amal_field.buddies.queries import rhythm, rhythm_lines
from amal_field.buddies.queries.links import link_line, open_help
from amal_field.db import db
from amal_field.people import operations
from amal_field.refusal import RuleBroken
from tests.buddies.world import FIRST, a_candidate, a_match, agreed, linked, met
from tests.people.world import somebody
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


@pytest.fixture
def cast(engine, stamp_of):
    """Lieve and Gert, buddies; Amara, and the row that doubles hers."""
    names = ("Lieve", "Gert", "Amara", "Amarra")
    return SimpleNamespace(**{name.lower(): somebody(stamp_of(), name) for name in names})


@pytest.fixture
def merged(stamp_of):
    """`merged(double, person)`: the merge, by a programme coordinator."""
    return lambda double, person: operations.merge(double, person, stamp=stamp_of("bruno"))


def contacts_and_members(match: Match):
    db.session.expire_all()
    standing = [member.person_id for member in match.members if member.stands]
    return {match.buddy_id, match.newcomer_id}, set(standing)


def test_a_member_and_contact_follows_and_comes_back(cast, merged, stamp_of):
    match = a_match(stamp_of(), [cast.lieve], [cast.amarra])
    merge = merged(cast.amarra, cast.amara)
    assert contacts_and_members(match) == ({cast.lieve.id, cast.amara.id},) * 2
    operations.unmerge(merge, stamp=stamp_of())
    assert contacts_and_members(match) == ({cast.lieve.id, cast.amarra.id},) * 2


def test_a_link_and_what_is_asked_by_it_follow_and_come_back(cast, merged, stamp_of):
    match = agreed(stamp_of(), a_match(stamp_of(), [cast.lieve], [cast.amarra]))
    link = linked(stamp_of("gert"), match, "newcomer")
    by_link.ask_help(link_line(link.id, clock.today(), locked=False), stamp=stamp_of())
    merge = merged(cast.amarra, cast.amara)
    db.session.expire_all()
    assert link_line(link.id, clock.today(), locked=False).person.id == cast.amara.id
    assert [one.person.id for one in open_help()] == [cast.amara.id]
    operations.unmerge(merge, stamp=stamp_of())
    db.session.expire_all()
    assert link_line(link.id, clock.today(), locked=False).person.id == cast.amarra.id


def test_pauses_calls_and_the_rhythm_of_a_duo_stay_while_its_member_follows(cast, merged, stamp_of):
    match = agreed(stamp_of("gert"), a_match(stamp_of("gert"), [cast.lieve], [cast.amarra], proposed_on=in_days(-60)))
    met(stamp_of("gert"), match, in_days(-50))
    duo_operations.pause_match(match, in_days(-30), in_days(-21), stamp=stamp_of("gert"))
    duo_operations.note_call(match, stamp=stamp_of("gert"))

    def told():
        db.session.expire_all()
        (duo,) = rhythm(None, in_days(0)).going
        (line,) = rhythm_lines([duo], in_days(0))
        return duo.beat.pauses, duo.beat.called_on, duo.standing.days, [member.id for member in line.members]

    before = told()
    assert (list(before[0]), *before[1:3]) == ([(in_days(-30), in_days(-21))], in_days(0), 40)
    merge = merged(cast.amarra, cast.amara)
    assert told() == (*before[:3], [cast.lieve.id, cast.amara.id])
    operations.unmerge(merge, stamp=stamp_of())
    assert told() == before


def test_on_one_side_of_one_duo_the_double_is_set_aside_and_comes_back(cast, merged, stamp_of):
    match = a_match(stamp_of(), [cast.lieve], [cast.amara, cast.amarra])
    merge = merged(cast.amarra, cast.amara)
    assert contacts_and_members(match)[1] == {cast.lieve.id, cast.amara.id}
    operations.unmerge(merge, stamp=stamp_of())
    assert contacts_and_members(match)[1] == {cast.lieve.id, cast.amara.id, cast.amarra.id}


def refusal_of(merged, one, other) -> tuple[str, dict]:
    with pytest.raises(RuleBroken) as refused:
        merged(one, other)
    return refused.value.code, refused.value.values


@pytest.mark.parametrize("may", [True, False])
def test_two_who_form_a_duo_or_have_one_each_are_two(cast, merged, stamp_of, monkeypatch, may):
    monkeypatch.setattr("amal_field.accounts.models.User.may", lambda user, permission: may)
    a_match(stamp_of(), [cast.lieve], [cast.amara])
    together = refusal_of(merged, cast.amara, cast.lieve)
    a_match(stamp_of(), [cast.gert], [cast.amarra])
    both_open = refusal_of(merged, cast.amarra, cast.amara)
    if may:
        assert together == ("merge_in_match", {"one": "Amara", "other": "Lieve"})
        assert both_open == ("merge_two_matches", {"one": "Amarra", "other": "Amara"})
    else:
        assert {together[0], both_open[0]} == {"merge_ask_buddies"}


@pytest.mark.parametrize(
    "second", [{"closed_on": FIRST}, {"second_reason": "agreed"}, {"programme": "tandem"}], ids=str
)
def test_two_duos_that_may_be_at_once_go_together(cast, merged, stamp_of, second):
    a_match(stamp_of(), [cast.lieve], [cast.amara])
    other = a_match(stamp_of(), [cast.gert], [cast.amarra], **second)
    merged(cast.amarra, cast.amara)
    assert contacts_and_members(other)[1] == {cast.gert.id, cast.amara.id}


def test_of_two_open_candidacies_that_of_the_person_counts_and_both_come_back(engine, merged, stamp_of):
    amara, double = (a_candidate(stamp_of("gert"), name, "newcomer") for name in ("Amara", "Amarra"))
    alone = a_candidate(stamp_of("gert"), "Amarrra", "buddy")
    merge = merged(double.person, amara.person)
    other = merged(alone.person, amara.person)
    for one in (amara, double, alone):
        db.session.refresh(one)
    assert (amara.stands, double.stands, alone.person_id) == (True, False, amara.person_id)
    for done in (other, merge):
        operations.unmerge(done, stamp=stamp_of())
    for one in (double, alone):
        db.session.refresh(one)
    assert (double.stands, alone.person_id) == (True, alone.recorded_person_id)


def test_a_merge_that_would_come_back_into_two_open_duos_is_refused_by_name(cast, merged, stamp_of):
    merge = merged(cast.amarra, cast.amara)
    a_match(stamp_of(), [cast.lieve], [cast.amara])
    operations.unmerge(merge, stamp=stamp_of())
    a_match(stamp_of(), [cast.gert], [cast.amarra])
    assert refusal_of(merged, cast.amarra, cast.amara)[0] == "merge_ask_buddies"

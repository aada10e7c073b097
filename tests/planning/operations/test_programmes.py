"""Programmes made on screen: their word, their kinds of session, their end; and who takes part in a series."""

import pytest
from flask_babel import force_locale
from sqlalchemy import select

from amal_field.attendance.messages import KINDS, PROGRAMMES
from amal_field.attendance.models import Programme
from amal_field.attendance.queries import programmes as queries
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.planning import operations
from amal_field.planning.operations.programmes import ProgrammeValues
from amal_field.planning.queries.plans import check_planned_here
from amal_field.refusal import RuleBroken
from tests.attendance.world import a_series, a_session
from tests.planning.world import a_programme, programme
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


def changed(made: Programme, **more) -> ProgrammeValues:
    names = ("name_nl", "name_fr", "name_en", "session_kinds", "asks_organisation", "requires_names", "retired_on")
    return ProgrammeValues(**({name: getattr(made, name) for name in names} | more))


def refusal(do, *words, **values) -> str:
    with pytest.raises(RuleBroken) as refused:
        do(*words, **values)
    return refused.value.code


def test_a_programme_is_called_by_its_names_in_each_language(engine, stamp_of):
    a_programme(stamp_of("bruno"))
    names = []
    for language in ("nl", "fr", "en"):
        with force_locale(language):
            names.append(PROGRAMMES["postmobiel"])
    assert names == ["Postmobiel wonen", "Postmobile logement", "Mobile housing desk"]
    assert (PROGRAMMES.get("judo", "–"), KINDS["feest"]) == ("–", "feest")
    assert str(PROGRAMMES["komaf"]) == "Komaf koffie"


@pytest.mark.parametrize("word", ["Post", "p", "klasunit", "class_unit", "komaf", "post mobiel", "tandem"])
def test_a_word_is_of_small_letters_and_nobody_elses(engine, stamp_of, word):
    code = refusal(lambda: a_programme(stamp_of("bruno"), word=word))
    assert code == ("programme_word_odd" if word in ("Post", "p", "post mobiel") else "programme_word_taken")


def test_the_database_keeps_a_word_for_one_too(engine, stamp_of, monkeypatch):
    a_programme(stamp_of("bruno"))
    monkeypatch.setattr(queries, "is_code_taken", lambda code: False)
    assert refusal(lambda: a_programme(stamp_of("bruno"))) == "programme_word_taken"


def test_a_kind_with_sessions_stays_and_a_name_changes(engine, stamp_of):
    made = a_programme(stamp_of("bruno"))
    a_session(stamp_of("bruno"), "postmobiel", kind="feest")
    bruno = stamp_of("bruno")
    assert refusal(operations.define_programme, made, changed(made, session_kinds=["sessie"]), stamp=bruno) == (
        "session_kind_held"
    )
    operations.define_programme(made, changed(made, name_nl="Postmobiel", session_kinds=["feest"]), stamp=bruno)
    assert (PROGRAMMES["postmobiel"], made.session_kinds) == ("Postmobiel", ["feest"])
    [entry] = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "planning:programme:define"))
    assert entry.details == {"fields": ["name_nl", "session_kinds"]}


def test_one_that_was_always_there_keeps_its_names_and_kinds(engine, stamp_of):
    there = programme("class_unit")
    given = changed(there, name_nl="Klas", session_kinds=["feest"], asks_organisation=True)
    operations.define_programme(there, given, stamp=stamp_of("bruno"))
    assert (there.name_nl, there.session_kinds, there.asks_organisation) == (None, ["lesson", "activity"], True)


def test_nothing_is_planned_of_a_programme_that_is_retired(engine, stamp_of):
    made = a_programme(stamp_of("bruno"))
    operations.define_programme(made, changed(made, retired_on=in_days(1)), stamp=stamp_of("bruno"))
    check_planned_here(made)
    operations.define_programme(made, changed(made, retired_on=in_days(0)), stamp=stamp_of("bruno"))
    assert refusal(check_planned_here, made) == "programme_retired"


def test_no_more_complete_a_series_than_enrolled(engine, stamp_of):
    series, bruno = a_series(stamp_of("bruno")), stamp_of("bruno")
    assert refusal(operations.note_taking_part, series, "Pasjtoe", 12, 13, stamp=bruno) == "more_completed"
    for _ in range(2):
        operations.note_taking_part(series, "Pasjtoe", 13, 13, stamp=bruno)
    operations.note_taking_part(series, None, None, 21, stamp=bruno)
    assert (series.language, series.enrolled, series.completed) == (None, None, 21)
    tags = list(db.session.scalars(select(AuditEntry.tag).where(AuditEntry.subject_id == series.id)))
    assert tags.count("planning:series:taking_part") == 2

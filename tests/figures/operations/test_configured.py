"""A configured figure: its code, sentences, filters that fit, a version that rises; and what each measure counts."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.figures import operations
from amal_field.figures.figure import YearSpan, facts_of
from amal_field.figures.queries.measures import Rows, Tallies, measures
from amal_field.figures.reports.configured import figures_of
from amal_field.refusal import RuleBroken
from tests.attendance.world import a_person, a_series, a_session, mark
from tests.bench.statements import counted
from tests.contacts.world import a_talk
from tests.figures.recount import value_of
from tests.figures.world import a_configured_figure, configured
from tests.organisations.world import an_organisation
from tests.planning.world import a_programme

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")
CODES = (
    *("held_sessions", "series", "attendances", "unique_people", "mean", "range", "helpers", "helper_attendances"),
    *("organisations", "languages", "enrolled", "completed", "contacts", "subjects", "referrals", "people_referred"),
    *("assignments", "share_by_mode"),
)


def refusal(do, *words, **values) -> tuple[str, str | None]:
    with pytest.raises(RuleBroken) as refused:
        do(*words, **values)
    return refused.value.code, refused.value.values.get("field")


def values(*wanted) -> dict:
    tomorrow = clock.today() + timedelta(days=1)  # of the running year yesterday is the last day that counts
    span, known = YearSpan(tomorrow.year, tomorrow), measures()
    rows = [Rows.of(code, filters) for code, filters in wanted]
    tallies = Tallies(tuple(rows))([span])[span.year]
    return {row: known[row.measure].reading(tallies[row]).value for row in rows}


def test_the_list_of_measures_is_closed():
    assert sorted(measures()) == sorted(CODES)


def test_what_is_odd_is_refused_at_its_field(engine, stamp_of):
    bruno = stamp_of("bruno")
    a_configured_figure(bruno)
    assert refusal(a_configured_figure, bruno) == ("figure_code_taken", None)
    assert refusal(a_configured_figure, bruno, "site.stays") == ("figure_code_taken", None)
    assert refusal(a_configured_figure, bruno, "Site") == ("figure_code_odd", None)
    assert refusal(a_configured_figure, bruno, "mo.x", sentence_fr="Rien.") == ("sentence_without_value", "sentence_fr")
    assert refusal(a_configured_figure, bruno, "mo.x", measure="sum") == ("measure_unknown", None)
    for filters, field in (({"topic": "housing"}, "topic"), ({"programme": "judo"}, "programme")):
        assert refusal(a_configured_figure, bruno, "mo.x", filters=filters) == ("filter_not_fit", field)
    share = {"measure": "share_by_mode", "filters": {}}
    assert refusal(a_configured_figure, bruno, "mo.x", **share) == ("filter_not_fit", "mode")


def test_another_measure_or_filter_raises_the_version_and_another_word_does_not(engine, stamp_of):
    row, bruno = a_configured_figure(stamp_of("bruno")), stamp_of("bruno")
    operations.reconfigure(row, configured(name_nl="Anders"), stamp=bruno)
    assert (row.version, row.name_nl) == (1, "Anders")
    operations.reconfigure(row, configured(measure="attendances"), stamp=bruno)
    operations.reconfigure(row, configured(measure="attendances", filters={"programme": "opstap"}), stamp=bruno)
    operations.reconfigure(row, configured(measure="attendances", filters={"programme": "opstap"}), stamp=bruno)
    assert row.version == 3
    tags = list(db.session.scalars(select(AuditEntry.tag).where(AuditEntry.subject_id == row.id)))
    assert sorted(tags) == ["figures:configured:change"] * 3 + ["figures:configured:make"]


def test_each_measure_counts_what_it_says_in_one_statement_for_all(app, engine, stamp_of):
    bruno, today = stamp_of("bruno"), clock.today()
    a_programme(bruno)
    series = a_series(bruno, "postmobiel", "Lente")
    series.language, series.enrolled, series.completed = "Pasjtoe", 12, 11
    first = a_session(bruno, "postmobiel", series=series, kind="sessie", on=today - timedelta(7), extra_other=4)
    feast = a_session(bruno, "postmobiel", series=series, kind="feest", extra_other=111)
    a_session(bruno, "komaf", extra_other=50)
    off = a_session(bruno, "postmobiel", kind="feest", hours=(1, 2), extra_other=1000)
    off.called_off_at, off.called_off_by_id = clock.now(), bruno.by_id
    here, zeno, ada = an_organisation(bruno, "De Poort"), a_person(bruno, "Zeno"), a_person(bruno, "Ada")
    mark(bruno, first, zeno).organisation_id = here.id
    mark(bruno, feast, zeno).organisation_id = here.id
    mark(bruno, feast, ada, "helper")
    db.session.flush()
    own = {"programme": "postmobiel"}
    wanted = [(code, own) for code in CODES[:12]]
    wanted += [
        ("held_sessions", own | {"kind": "feest"}),
        ("attendances", own | {"with_organisation": "yes"}),
        ("unique_people", own | {"role": "helper"}),
        ("contacts", {}),
        ("referrals", {}),
        ("share_by_mode", {"mode": "video"}),
    ]
    with counted(app) as statements:
        told = list(values(*wanted).values())
    assert len(statements) == 1
    assert told == [2, 1, 117, 1, 58.5, [5, 112], 1, 1, 1, 1, 12, 11, 1, 2, 1, 0, 0, None]


def test_what_it_counts_stands_in_rows_that_add_up_to_it_and_to_its_months(engine, stamp_of):
    bruno, today = stamp_of("bruno"), clock.today()
    a_programme(bruno)
    series = a_series(bruno, "postmobiel", "Lente")
    series.language, series.enrolled = "Pasjtoe", 12
    session = a_session(bruno, "postmobiel", series=series, on=today - timedelta(40), extra_other=4)
    a_session(bruno, "postmobiel", series=series, on=today - timedelta(7))
    here, zeno = an_organisation(bruno, "De Poort"), a_person(bruno, "Zeno")
    mark(bruno, session, zeno).organisation_id = here.id
    mark(bruno, session, a_person(bruno, "Ada"), "helper")
    a_talk(bruno, organisation_id=here.id)
    db.session.flush()
    own = {"programme": "postmobiel"}
    rows = [
        a_configured_figure(bruno, f"mo.f{place}", measure=code, filters=own) for place, code in enumerate(CODES[:12])
    ]
    rows += [
        a_configured_figure(bruno, f"mo.c{place}", measure=code, filters={}) for place, code in enumerate(CODES[12:17])
    ]
    span = YearSpan(today.year, today)
    figures = figures_of(rows)
    facts = facts_of(figures, [span])[span.year]
    told = {measure.measure: figure.read(facts) for measure, figure in zip(rows, figures, strict=True)}
    for row, figure in zip(rows, figures, strict=True):
        assert value_of(figure, span) == told[row.measure].value, row.measure
        months, base = sum(told[row.measure].months), told[row.measure].base
        assert months in (told[row.measure].value, base and base.number), row.measure
    [doubt] = told["held_sessions"].doubts
    assert (doubt.kind, doubt.low, doubt.high) == ("unnoted", 1, 2)
    base = told["unique_people"].base
    assert (base.kind, base.number, base.part) == ("attendances", 5, 4)


def test_contacts_are_told_by_service_topic_age_and_organisation(engine, stamp_of):
    bruno = stamp_of("bruno")
    here = an_organisation(bruno, "De Poort")
    for subject in ({"organisation_id": here.id}, {"organisation_id": here.id}, {"age_group": "minor"}):
        a_talk(bruno, **subject)
    found = values(
        ("contacts", {}), ("contacts", {"age": "minor"}), ("contacts", {"with_organisation": "yes"}), ("subjects", {})
    )
    assert list(found.values()) == [3, 1, 2, 1]

"""A year that is over is frozen once for each reason; what was frozen stays, what is counted moves."""

from datetime import timedelta
from itertools import chain

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.figures.figure import CODES, FIGURES, Figure, YearSpan, in_order
from amal_field.figures.models import FrozenFigure
from amal_field.figures.offers.freezing import freeze
from amal_field.figures.queries.editions import editions_of, newest
from amal_field.figures.reports.configured import figures_of
from amal_field.figures.reports.year import opened, year_of
from amal_field.refusal import RuleBroken
from tests.figures.readings import readings
from tests.figures.world import YEAR, a_configured_figure, a_stay, a_table, merge, walkers

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")


@pytest.fixture
def people(engine, stamp_of):
    """Three people at an online table of May, and a stay of March."""
    there = walkers(stamp_of, 3)
    a_table(stamp_of, there)
    a_stay(stamp_of)
    return there


def rows(year: int = YEAR) -> dict:
    """Code → the row of a figure, on the page of the year."""
    report = year_of(_figures(), year, clock.today())
    return {row.figure.code: row for section in report.sections for row in section.rows}


def _figures() -> list[Figure]:
    return in_order(chain.from_iterable(FIGURES.values()))


def test_a_configured_figure_is_kept_and_stands_beside_what_it_counts_since(people, stamp_of, frozen_clock):
    own = a_configured_figure(stamp_of("bruno"), measure="unique_people", filters={"programme": "online_table"})
    freeze(YEAR, None, stamp=stamp_of("bruno"))
    frozen_clock(clock.now() + timedelta(hours=1))
    merge(stamp_of, people[0], people[1])
    kept = newest([YEAR], [own.code])[YEAR].figures[own.code]
    assert (kept.sentence, kept.reading.value, kept.version) == ("Er waren 3 sessies.", 3, 1)
    assert kept.definition == "Sessies. Mensen, elk één keer; Programma: Conversatietafel online."
    row, known, happened, _pairs = opened(figures_of([own])[0], YearSpan(YEAR, clock.today()))
    assert (row.shown, row.beside.change, row.beside.months) == ("2", "−1", {5: -1})
    assert [check.kind for check in row.warnings] == ["frozen"]
    assert (happened.merges, known.edition.number) == ({own.code: 1}, 1)


def test_every_figure_is_kept_as_it_is_counted_with_its_dutch_words(people, stamp_of):
    edition = freeze(YEAR, None, stamp=stamp_of("bruno"))
    counted = readings(YEAR)
    kept = newest([YEAR], list(counted))[YEAR]
    assert {code: one.reading.value for code, one in kept.figures.items()} == {
        code: one.value for code, one in counted.items()
    }
    assert {code: one.reading.months for code, one in kept.figures.items()} == {
        code: tuple(one.months) for code, one in counted.items()
    }
    assert set(CODES) <= set(kept.figures)
    table = kept.figures["tables.online_participants"]
    assert table.sentence == "De online tafels hadden 3 unieke deelnemers."
    assert table.definition == "Deelnemers aan de online tafels, elk één keer geteld."
    [entry] = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_id == edition.id))
    assert (entry.tag, entry.details) == (
        "figures:edition:freeze",
        {"year": YEAR, "number": 1, "figures": len(counted)},
    )


def test_a_further_edition_wants_a_reason_and_the_newest_counts(people, stamp_of):
    freeze(YEAR, None, stamp=stamp_of("bruno"))
    with pytest.raises(RuleBroken, match="edition_without_reason"):
        freeze(YEAR, None, stamp=stamp_of("bruno"))
    a_stay(stamp_of, "Petit", month=7, pitch=4)
    freeze(YEAR, "a stay of July was missing", stamp=stamp_of("bruno"))
    assert [(one.number, one.reason) for one in editions_of(YEAR)] == [(2, "a stay of July was missing"), (1, None)]
    assert newest([YEAR], ["site.stays"])[YEAR].figures["site.stays"].reading.value == 2


@pytest.mark.parametrize(
    ("year", "code"), [(2026, "year_running"), (2027, "year_to_come"), (2019, "year_empty")], ids=str
)
def test_only_a_year_that_is_over_and_has_facts_is_frozen(people, stamp_of, year, code):
    with pytest.raises(RuleBroken, match=code):
        freeze(year, None, stamp=stamp_of("bruno"))
    assert not db.session.scalar(select(func.count()).select_from(FrozenFigure))


def test_merging_people_moves_what_is_counted_and_says_why(people, stamp_of, frozen_clock):
    freeze(YEAR, None, stamp=stamp_of("bruno"))
    assert not any(check.kind == "frozen" for row in rows().values() for check in row.warnings)
    frozen_clock(clock.now() + timedelta(hours=1))
    merge(stamp_of, people[0], people[1])
    report = year_of(_figures(), YEAR, clock.today())
    row = rows()["tables.online_participants"]
    assert (row.beside.frozen.reading.value, row.live.value, row.beside.change) == (3, 2, "−1")
    assert row.beside.months == {5: -1}
    assert [check.kind for check in row.warnings] == ["frozen"]
    assert report.happened.merges == {"tables.online_participants": 1}
    assert rows()["site.stays"].beside.differs is False


def test_last_year_is_its_edition_and_is_not_counted_anew(people, stamp_of):
    assert rows(2026)["tables.online_participants"].before.source == "live"
    freeze(YEAR, None, stamp=stamp_of("bruno"))
    merge(stamp_of, people[0], people[1])
    before = rows(2026)["tables.online_participants"].before
    assert (before.source, before.reading.value) == ("edition", 3)

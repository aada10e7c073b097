"""Years with and without facts, one that was frozen and put right since, and some figures of each unit: they are no
records, yet stand in addresses."""

from collections.abc import Iterator

from amal_field import clock
from amal_field.figures import operations
from amal_field.figures.models import ConfiguredFigure, ManualFigure
from amal_field.figures.offers.freezing import freeze
from tests.figures.world import YEAR, a_configured_figure, a_manual_figure, a_table, walkers
from tests.states import StampOf, State

CODES = ["site.persons_unique", "tables.komaf_attendance", "walks.newcomer_share", "desk.school_children"]
CHARTS = ["site.occupancy_by_week", "site.ages", "tables.komaf", "duos.rhythm", "desk.arrivals_by_week", "desk.ages"]


def years(stamp_of: StampOf) -> Iterator[State]:
    """The year in which the other rooms make their records, and one before all of them."""
    yield State("this year", year=clock.today().year, code=CODES + CHARTS)
    yield State("a year without facts", year=1999, code=["site.capacity", "class.children_range", "site.ages"])


def frozen(stamp_of: StampOf) -> Iterator[State]:
    """A year that was frozen, and of which one figure counts more since."""
    there = walkers(stamp_of, 3)
    a_table(stamp_of, there[:2])
    freeze(YEAR, None, stamp=stamp_of("bruno"))
    a_table(stamp_of, there, month=6)
    yield State("a frozen year", year=YEAR, code=["tables.online_participants", "site.capacity"])


def figures_by_hand(stamp_of: StampOf) -> Iterator[State]:
    """One that stands and one that was cancelled."""
    year = clock.today().year
    stands, cancelled = (a_manual_figure(stamp_of("jan"), year, code=code) for code in ("mo.series", "mo.groups"))
    operations.cancel_by_hand(cancelled, stamp=stamp_of("jan"))
    own = a_configured_figure(stamp_of("bruno"))
    gone = a_configured_figure(stamp_of("bruno"), "meeting.gone", retired_on=clock.today())
    yield State("a configured figure", configured_figure_id=own.id, year=year)
    yield State("a retired configured figure", configured_figure_id=gone.id, year=[year, 1999])
    yield State("a figure by hand", manual_figure_id=stands.id)
    yield State("a cancelled figure by hand", is_void=True, manual_figure_id=cancelled.id)


MAKERS = (years, frozen, figures_by_hand)
RECORDS = {"configured_figure_id": ConfiguredFigure, "manual_figure_id": ManualFigure}

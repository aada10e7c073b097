"""What a tablet tells later and a rule refuses by now: it is kept apart as disputed, until somebody has looked."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from typing import Any

from amal_field.outbox import operations as outbox
from amal_field.refusal import RuleBroken
from amal_field.stamp import Disputable, Stamp
from amal_field.transit_site.models import Stay, StayPerson

ROOM = "transit_site"


class Doubts(AbstractContextManager):
    """As a block: what a rule refuses in it is noted, where the entry came late and the rule is one of `codes`; any
    other refusal ends the block as ever."""

    def __init__(self, codes: Collection[str], stamp: Stamp) -> None:
        self.may_wait = frozenset(codes) if stamp.late else frozenset()
        self.codes: list[str] = []

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> bool:
        """Whether the refusal is noted, and the work goes on."""
        if not isinstance(error, RuleBroken) or not self.may_wait.issuperset(one.code for one in error.refusals):
            return False
        self.codes += [one.code for one in error.refusals]
        return True


def dispute(rows: Iterable[Disputable], stamp: Stamp) -> None:
    """Let these rows count only once somebody has looked."""
    for row in rows:
        row.disputed_at = stamp.received_at or stamp.at


def ask(subject: Stay | StayPerson, told: str, codes: Collection[str], stamp: Stamp, **values: Any) -> None:
    """Ask for a look at what came late. `told`: what it tells, by a name of `rules.late`; `codes`: what is against it,
    the weightiest first."""
    about = {"told": told, "against": list(codes)} | values
    outbox.ask_review(ROOM, subject.__tablename__, subject.id, next(iter(codes)), stamp=stamp, **about)

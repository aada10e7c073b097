"""The rows of the rhythm: who is in a duo, and when it met in the last weeks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Date, String, and_, bindparam, case, cast, func, select

from amal_field.buddies import rules
from amal_field.buddies.models import Match, MatchMeeting, MatchMember
from amal_field.buddies.queries.names import NAMED, Named
from amal_field.buddies.queries.rhythm import BeatingDuo
from amal_field.buddies.rules.heartbeat import Beat, Standing
from amal_field.db import plain_rows
from amal_field.people.models import Person
from amal_field.people.rules import distinct_names

WEEKS = 26


@dataclass(frozen=True, slots=True)
class RhythmLine:
    """A duo with its beat; `members`: buddies first; `met` and `missed`: the days of the weeks that are drawn;
    `meetings`: how often it met in all."""

    id: UUID
    programme: str
    beat: Beat
    standing: Standing
    members: Sequence[Named]
    meetings: int
    met: Sequence[date]
    missed: Sequence[date]

    @property
    def who(self) -> str:
        """The names of its members, told apart where they share one."""
        return " · ".join(distinct_names(dict(enumerate(self.members))).values())

    @property
    def expected(self) -> int | None:
        """About how often it is to meet in all; None without a rhythm."""
        return rules.rhythm.expected_meetings(self.beat.started_on, self.beat.planned_end_on, self.beat.rhythm_days)


def rhythm_lines(duos: Sequence[BeatingDuo], today: date) -> list[RhythmLine]:
    """The rows of these duos, in their order."""
    if not duos:
        return []
    keys = [UUID(duo.key) for duo in duos]
    members, meetings = _members(keys), _meetings(keys, today - timedelta(weeks=WEEKS))
    return [
        RhythmLine(key, duo.programme, duo.beat, duo.standing, members[duo.key], *meetings.get(duo.key, (0, (), ())))
        for key, duo in zip(keys, duos, strict=True)
    ]


MEMBERS = (
    select(cast(MatchMember.match_id, String), *NAMED)
    .join(Match, Match.id == MatchMember.match_id)
    .join(Person, Person.id == MatchMember.person_id)
    .where(MatchMember.match_id.in_(bindparam("keys", expanding=True)), MatchMember.is_open)
    .order_by(MatchMember.role, MatchMember.person_id.in_((Match.buddy_id, Match.newcomer_id)).desc(), MatchMember.id)
)


def _members(keys: Sequence[UUID]) -> Mapping[str, Sequence[Named]]:
    """Who is in these duos: buddies first, of each side the contact first."""
    members: dict[str, list[Named]] = defaultdict(list)
    for key, *names in plain_rows(MEMBERS, {"keys": keys}):
        members[key].append(Named(*names))
    return members


def _days(*conditions: Any) -> Any:
    """The days of meetings as one text, so that a duo is one row."""
    return func.aggregate_strings(case((and_(*conditions), cast(MatchMeeting.met_on, String))), " ")


SINCE = bindparam("since", type_=Date)
MEETINGS = (
    select(
        cast(MatchMeeting.match_id, String),
        func.count(case((MatchMeeting.is_done, 1))),
        _days(MatchMeeting.is_done, MatchMeeting.met_on > SINCE),
        _days(~MatchMeeting.is_done, MatchMeeting.met_on > SINCE),
    )
    .where(MatchMeeting.match_id.in_(bindparam("keys", expanding=True)), MatchMeeting.stands)
    .group_by(MatchMeeting.match_id)
)


def _meetings(keys: Sequence[UUID], since: date) -> Mapping[str, tuple[int, list[date], list[date]]]:
    """Of each duo how often it met in all, and the days since one on which it did, and on which it did not."""
    rows = plain_rows(MEETINGS, {"keys": keys, "since": since})
    return {key: (count, _in_order(met), _in_order(missed)) for key, count, met, missed in rows}


def _in_order(days: str | None) -> list[date]:
    return [date.fromisoformat(day) for day in sorted(days.split())] if days else []

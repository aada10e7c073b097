"""Who practised Dutch in duos: the newcomers of a duo, at each meeting that was done while they were in it."""

from datetime import date

from sqlalchemy import Select, String, Time, cast, null, or_, select

from amal_field.attendance.models import Programme
from amal_field.buddies.models import Match, MatchMeeting, MatchMember
from amal_field.buddies.rules.words import NEWCOMER


def practised(first: date, last: date) -> Select:
    """The meetings between two days, a row for each newcomer."""
    on = MatchMeeting.met_on
    return (
        select(
            MatchMember.person_id,
            on,
            cast(null(), Time),
            cast(null(), Time),
            Programme.code,
            cast(null(), String),
            MatchMeeting.minutes,
            Programme.in_dutch,
        )
        .join(Match, Match.id == MatchMember.match_id)
        .join(MatchMeeting, MatchMeeting.match_id == Match.id)
        .join(Programme, Programme.id == Match.programme_id)
        .where(
            Match.stands,
            MatchMember.role == NEWCOMER,
            MatchMember.stands,
            MatchMeeting.stands,
            MatchMeeting.is_done,
            on.between(first, last),
            or_(MatchMember.joined_on.is_(None), MatchMember.joined_on <= on),
            or_(MatchMember.left_on.is_(None), MatchMember.left_on >= on),
        )
    )

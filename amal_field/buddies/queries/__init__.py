"""Duos that the coordinator sees, their meetings, and the rules of their programmes."""

from amal_field.buddies.queries.calls import call_on
from amal_field.buddies.queries.candidates import (
    MATCHED,
    STATES,
    WAITING,
    Asked,
    CandidateLine,
    candidate_for,
    candidates,
    homes,
    needs_sex,
    open_candidacy,
)
from amal_field.buddies.queries.matches import (
    LISTS,
    OPEN,
    MatchLine,
    Wanted,
    earlier_duos,
    match_for,
    match_to_change,
    matches,
    matches_to_change,
    person_ids,
    quiet_proposals,
    unanswered,
    whole_list,
)
from amal_field.buddies.queries.meetings import is_only, last_meetings_on, meeting_for, meetings_of, meets_on
from amal_field.buddies.queries.members import housemates, member_for, members_there
from amal_field.buddies.queries.papers import missing_papers
from amal_field.buddies.queries.pauses import cut_pauses, pause_for, pauses_after, pauses_of
from amal_field.buddies.queries.programmes import programmes, rule_among, rule_of, rules_by_programme
from amal_field.buddies.queries.proposals import last_proposal
from amal_field.buddies.queries.rhythm import MARGIN, OFF_DAYS, Rhythm, off_rhythm, rhythm
from amal_field.buddies.queries.rhythm_lines import WEEKS, RhythmLine, rhythm_lines
from amal_field.buddies.queries.rule_changes import (
    RulesOverview,
    has_rules_from,
    programme_id_of,
    programme_rule,
    rules_overview,
)
from amal_field.buddies.queries.suggestions import Suggestion, suggestion_of, suggestions

__all__ = [
    "LISTS",
    "MARGIN",
    "MATCHED",
    "OFF_DAYS",
    "OPEN",
    "STATES",
    "WAITING",
    "WEEKS",
    "Asked",
    "CandidateLine",
    "MatchLine",
    "Rhythm",
    "RhythmLine",
    "RulesOverview",
    "Suggestion",
    "Wanted",
    "call_on",
    "candidate_for",
    "candidates",
    "cut_pauses",
    "earlier_duos",
    "has_rules_from",
    "homes",
    "housemates",
    "is_only",
    "last_meetings_on",
    "last_proposal",
    "match_for",
    "match_to_change",
    "matches",
    "matches_to_change",
    "meeting_for",
    "meetings_of",
    "meets_on",
    "member_for",
    "members_there",
    "missing_papers",
    "needs_sex",
    "off_rhythm",
    "open_candidacy",
    "pause_for",
    "pauses_after",
    "pauses_of",
    "person_ids",
    "programme_id_of",
    "programme_rule",
    "programmes",
    "quiet_proposals",
    "rhythm",
    "rhythm_lines",
    "rule_among",
    "rule_of",
    "rules_by_programme",
    "rules_overview",
    "suggestion_of",
    "suggestions",
    "unanswered",
    "whole_list",
]

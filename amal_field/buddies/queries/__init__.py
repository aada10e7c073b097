"""Duos that the coordinator sees, their meetings, and the rules of their programmes."""

from amal_field.buddies.queries.candidates import (
    STATES,
    WAITING,
    Asked,
    CandidateLine,
    candidate_for,
    candidates,
    needs_sex,
)
from amal_field.buddies.queries.matches import (
    LISTS,
    OPEN,
    MatchLine,
    Wanted,
    match_for,
    match_to_change,
    matches,
    person_ids,
    quiet_proposals,
    whole_list,
)
from amal_field.buddies.queries.meetings import last_meeting_on, meeting_for, meetings_of, meets_on
from amal_field.buddies.queries.pauses import cut_pauses, pause_for, pauses_after, pauses_of
from amal_field.buddies.queries.programmes import programmes, rule_among, rule_of, rules_by_programme
from amal_field.buddies.queries.proposals import last_proposal
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
    "OPEN",
    "STATES",
    "WAITING",
    "Asked",
    "CandidateLine",
    "MatchLine",
    "RulesOverview",
    "Suggestion",
    "Wanted",
    "candidate_for",
    "candidates",
    "cut_pauses",
    "has_rules_from",
    "last_meeting_on",
    "last_proposal",
    "match_for",
    "match_to_change",
    "matches",
    "meeting_for",
    "meetings_of",
    "meets_on",
    "needs_sex",
    "pause_for",
    "pauses_after",
    "pauses_of",
    "person_ids",
    "programme_id_of",
    "programme_rule",
    "programmes",
    "quiet_proposals",
    "rule_among",
    "rule_of",
    "rules_by_programme",
    "rules_overview",
    "suggestion_of",
    "suggestions",
    "whole_list",
]

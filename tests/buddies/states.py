"""Duos in every state, made with the operations that the screens use."""

from collections.abc import Iterator
from datetime import timedelta

from amal_field.buddies import operations, queries
from amal_field.buddies.models import Candidate, Match, MatchMeeting, MatchMember, MatchPause, ProgrammeRule
from amal_field.buddies.operations import Closing
from amal_field.buddies.rules.changes import NewRules
from amal_field.buddies.rules.profiles import Weights
from tests.buddies import link_states
from tests.buddies.world import a_candidate, a_match, agreed, met
from tests.people.world import somebody
from tests.states import StampOf, State
from tests.transit_site.world import in_days


def matches(stamp_of: StampOf) -> Iterator[State]:
    """Proposed, long ago too, half and wholly agreed, started, ended and reopened, declined, of a register, undone."""
    gert = stamp_of("gert")

    def new(name: str, **days) -> Match:
        people = [[somebody(gert, f"{side} {name}")] for side in ("Buddy", "Nieuwkomer")]
        return a_match(stamp_of("gert"), *people, **{"proposed_on": in_days(-20)} | days)

    proposed = new("voorgesteld")
    yield State("match proposed", match_id=proposed.id)
    half = new("half")
    operations.agree(half, "buddy", stamp=gert)
    yield State("match agreed by one side", match_id=half.id)
    yield State("match agreed", match_id=agreed(gert, new("akkoord")).id)
    active = agreed(gert, new("loopt"))
    first = met(gert, active, in_days(-10))
    missed = met(gert, active, in_days(-3), is_done=False)
    yield State("match active", match_id=active.id, meeting_id=[first.id, missed.id])
    operations.cancel_meeting(active, missed, stamp=gert)
    yield State("meeting taken away", is_void=True, meeting_id=missed.id, match_id=active.id)
    resting = agreed(gert, new("rust"))
    met(gert, resting, in_days(-10))
    pauses = [
        operations.pause_match(resting, *map(in_days, span), stamp=gert) for span in ((-2, 9), (20, 30), (40, 50))
    ]
    operations.cancel_pause(resting, pauses[2], stamp=gert)
    left = operations.join_match(resting, somebody(gert, "Partner"), "buddy", in_days(-9), None, stamp=gert)
    operations.leave_match(resting, left, in_days(-8), stamp=gert)
    yield State("member left", match_id=resting.id, member_id=left.id)
    yield State("match paused", match_id=resting.id, pause_id=[pauses[0].id, pauses[1].id])
    shorter = agreed(gert, new("rustte"))
    met(gert, shorter, in_days(-10))
    cut = operations.pause_match(shorter, in_days(-5), in_days(5), stamp=gert)
    operations.end_pause(shorter, cut, stamp=gert)
    yield State("pause ended before its time", match_id=shorter.id, pause_id=cut.id)
    operations.prolong(shorter, shorter.planned_end_on + timedelta(days=30), "asked", stamp=gert)
    yield State("match that goes on longer", match_id=shorter.id)
    yield State("member who stays", match_id=shorter.id, member_id=shorter.members[0].id)
    yield State("pause taken away", is_void=True, match_id=resting.id, pause_id=pauses[2].id)
    ended = agreed(gert, new("gedaan"))
    last = met(gert, ended, in_days(-10))
    operations.close_matches([ended], Closing(in_days(-2), "moved", True), stamp=gert)
    yield State("match ended", match_id=ended.id, meeting_id=last.id)
    again = agreed(gert, new("opnieuw"))
    met(gert, again, in_days(-10))
    operations.close_matches([again], Closing(in_days(-2), "moved", False), stamp=gert)
    operations.reopen(again, stamp=gert)
    yield State("match reopened", match_id=again.id)
    declined = new("nee")
    operations.decline(declined, "newcomer", stamp=gert)
    yield State("match declined", match_id=declined.id)
    taken_over = new("register", proposed_on=in_days(-400))
    taken_over.register_no, taken_over.marks = "D1", ["buddy_minor", "child_alone"]
    taken_over.members[0].second_reason = "register"
    yield State("match of a register", match_id=taken_over.id)
    undone = new("weg")
    undone.cancel(gert)
    yield State("match undone", is_void=True, match_id=undone.id)


def candidates(stamp_of: StampOf) -> Iterator[State]:
    """Just taken in, with all they say, full, paused, stopped; alone in a programme; undone."""
    gert = stamp_of("gert")
    yield State("candidate bare", candidate_id=a_candidate(gert, "Kale kandidaat", "newcomer").id)
    said = {
        "situation": "family",
        "bands": ["6-9"],
        "district": "Ledeberg",
        "interests": ["cooking", "music"],
        "moments": ["2e", "6m"],
        "runs": "yes",
        "wish": "only",
        "wish_with": "woman",
        "capacity": 2,
    }
    buddy = a_candidate(gert, "Volle kandidaat", "buddy", **said)
    yield State("candidate with a story", candidate_id=buddy.id)
    full = [a_candidate(gert, f"In duo {role}", role, sex="f") for role in ("buddy", "newcomer")]
    operations.propose(*(queries.candidate_for(one.id, locked=True) for one in full), stamp=stamp_of("gert"))
    yield State("candidate in a duo", candidate_id=full[0].id)
    paused, stopped, undone = (
        a_candidate(gert, f"{name} kandidaat", "newcomer") for name in ("Rust", "Gestopt", "Weg")
    )
    operations.pause(paused, in_days(30), stamp=gert)
    yield State("candidate paused", candidate_id=paused.id)
    operations.stop(stopped, stamp=gert)
    yield State("candidate stopped", candidate_id=stopped.id)
    yield State("candidate who runs", candidate_id=a_candidate(gert, "Loper", "newcomer", "2run").id)
    yield State("candidate of DuoReno", candidate_id=a_candidate(gert, "Reno", "buddy", "duoreno", runs=None).id)
    undone.cancel(gert)
    yield State("candidate undone", is_void=True, candidate_id=undone.id)


def rules(stamp_of: StampOf) -> Iterator[State]:
    """Of each programme: in force, to come and withdrawn."""
    gert = stamp_of("gert")
    for code in queries.programmes():
        programme_id = queries.programme_id_of(code)
        new = NewRules(14, 6, 90, ["common_language"], 30, Weights(30, 20, 20, 15, 15))
        now, later, withdrawn = (
            operations.set_rules(programme_id, in_days(days), new, stamp=gert) for days in (0, 9, 20)
        )
        operations.withdraw_rules(withdrawn, stamp=gert)
        yield State(f"rules of {code} in force", programme=code, rule_id=now.id)
        yield State(f"rules of {code} to come", programme=code, rule_id=later.id)
        yield State(f"rules of {code} withdrawn", is_void=True, programme=code, rule_id=withdrawn.id)


MAKERS = (matches, candidates, rules, *link_states.MAKERS)
RECORDS = {
    "candidate_id": Candidate,
    "match_id": Match,
    "meeting_id": MatchMeeting,
    "member_id": MatchMember,
    "pause_id": MatchPause,
    "rule_id": ProgrammeRule,
} | link_states.RECORDS

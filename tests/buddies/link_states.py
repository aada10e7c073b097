"""Links, requests for help and rounds in every state, made with the operations that the screens use."""

from collections.abc import Iterator

from amal_field.buddies import operations, queries
from amal_field.buddies.models import HelpRequest, Match, MatchLink, MatchMember, MatchRound, MatchRoundLine
from amal_field.buddies.operations import Closing, Met, by_link
from amal_field.buddies.operations import links as link_operations
from amal_field.buddies.operations import rounds as round_operations
from amal_field.buddies.queries.candidates import candidates_by_key
from amal_field.buddies.queries.links import help_asked, link_line, secret_of
from amal_field.buddies.queries.round_drafts import draft_of
from amal_field.db import db
from tests.buddies.world import a_candidate, a_match, agreed, linked, met
from tests.people.world import somebody
from tests.states import StampOf, State
from tests.transit_site.world import in_days


def links(stamp_of: StampOf) -> Iterator[State]:
    """A link that opens, with and without what was said by it; revoked, of a duo that ended, of a member who was
    undone; help asked, handled and undone."""
    gert = stamp_of("gert")

    def new(name: str) -> Match:
        people = [[somebody(gert, f"{side} {name}")] for side in ("Buddy", "Nieuwkomer")]
        return agreed(gert, a_match(stamp_of("gert"), *people, proposed_on=in_days(-20)))

    def state(name: str, match: Match, link: MatchLink) -> State:
        return State(name, duo_member_id=link.member_id, match_id=match.id, signed=secret_of(link))

    fresh, used, gone, closed, revoked = map(new, ("vers", "gebruikt", "weg", "gestopt", "ingetrokken"))
    yield state("member with a link", fresh, linked(gert, fresh))
    link, other, last = linked(gert, used), linked(gert, used, "newcomer"), linked(gert, gone)
    by_link.say(link_line(link.id, in_days(0), locked=True), Met(in_days(0), 90, "walk", True), stamp=gert)
    for one in (link, other, last):
        by_link.ask_help(link_line(one.id, in_days(0), locked=True), stamp=gert)
    asked, handled, undone = (help_asked(one.member_id) for one in (link, other, last))
    yield state("member whose link was used", used, link)
    yield State("help asked", help_id=asked.id)
    link_operations.handle_help(handled, used, "called", stamp=gert)
    yield State("help handled", help_id=handled.id)
    undone.cancel(gert)
    yield State("help undone", is_void=True, help_id=undone.id)
    over, dead = linked(gert, closed), linked(gert, revoked)
    met(gert, closed, in_days(-10))
    operations.close_matches([closed], Closing(in_days(-2), "moved", True), stamp=gert)
    yield state("member of a duo that ended", closed, over)
    dead.cancel(gert)
    yield state("member whose link was revoked", revoked, dead)
    couple = [somebody(gert, name) for name in ("Buddy met koppel", "Buddy kwam erbij")]
    together = agreed(gert, a_match(stamp_of("gert"), couple, [somebody(gert, "Nieuwkomer met koppel")]))
    later = next(one for one in together.members if one.person_id == couple[1].id)
    later.joined_on = together.proposed_on
    db.session.flush()
    yield State("member who joined later", duo_member_id=later.id, match_id=together.id)
    trio = [somebody(gert, name) for name in ("Buddy van drie", "Buddy ging weg")]
    left = agreed(gert, a_match(stamp_of("gert"), trio, [somebody(gert, "Nieuwkomer van drie")]))
    former = next(one for one in left.members if one.person_id == trio[1].id)
    former.left_on = left.proposed_on
    db.session.flush()
    yield State("member who left", duo_member_id=former.id, match_id=left.id)
    member = next(one for one in gone.members if one.role == "newcomer")
    member.cancel(gert)
    yield State("member undone", is_void=True, duo_member_id=member.id, match_id=gone.id)


def rounds(stamp_of: StampOf) -> Iterator[State]:
    """A draft with a line that was proposed, one that is left out, one that was undone, and somebody left over; and a
    draft that was undone."""
    gert = stamp_of("gert")
    for number in range(3):
        moments = [f"{number + 1}e", f"{number + 1}m"]
        for role in ("buddy", "newcomer"):
            a_candidate(gert, f"Ronde {role} {number}", role, "tandem", moments=moments, interests=["cooking"])
    a_candidate(gert, "Alleen", "newcomer", "tandem", languages=("ti",))
    made, other = (
        round_operations.make_round(draft_of(queries.programme_id_of("tandem"), in_days(0)), stamp=stamp_of("gert"))
        for _ in range(2)
    )
    db.session.refresh(made)
    first, second, third = (line for line in made.lines if line.is_pair)
    for line in (second, third):
        round_operations.tick(made, line, False, stamp=gert)
    people = candidates_by_key([first.buddy_id, first.newcomer_id], locked=True)
    rule = queries.rule_of(made.programme_id, in_days(0))
    round_operations.propose_round(made, people, rule, stamp=stamp_of("gert"))
    third.cancel(gert)
    for line in made.lines:
        yield State("round line", is_void=not line.stands, round_line_id=line.id, round_id=made.id)
    other.cancel(gert)
    yield State("round undone", is_void=True, round_id=other.id)


MAKERS = (links, rounds)
RECORDS = {
    "duo_member_id": MatchMember,
    "help_id": HelpRequest,
    "round_id": MatchRound,
    "round_line_id": MatchRoundLine,
}

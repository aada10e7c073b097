"""Every request that any test makes is counted: how many statements it may take.

A page takes at most 8, a write at most 12, and two more where it notes who looked at whom. What needs more stands in
`MORE` with its reason.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from amal_field.web.unit_of_work import is_write
from tests.bench.statements import NOT_COUNTED, OF_LOOKS
from tests.listening import listening

MOST_OF_A_PAGE = 8
MOST_OF_A_WRITE = 12
MOST_OF_A_SIGN_IN = 6
"""Besides what the request does otherwise; on a shared tablet it makes room and adds a tile."""
MORE = {
    "attendance.everyone": 15,
    "attendance.numbering": 13,
    "attendance.put_back": 15,
    "attendance.typing": 18,
    "attendance.walk_in": 18,
    "buddies.joining": 20,
    "figures.book": 28,
    "figures.configuring": 18,
    "figures.configuring_form": 11,
    "figures.editions": 24,
    "figures.freezing": 36,
    "figures.outward": 20,
    "figures.reconfiguring": 20,
    "figures.reconfiguring_form": 14,
    "figures.year": 20,
    "outbox.resolution": 24,
    "outbox.resolution_cancellation": 24,
    "people.household": 13,
    "people.joining": 14,
    "people.merge_cancellation": 36,
    "people.person": 13,
    "people.person_correction": 15,
    "planning.helping": 14,
    "reception_desk.call_undo": 17,
    "reception_desk.invitation": 13,
    "reception_desk.invitation_cancellation": 13,
    "reception_desk.joining": 20,
    "reception_desk.registration": 25,
    "reception_desk.step": 14,
    "reception_desk.talk": 10,
    "reception_desk.talk_file": 22,
    "registers.numbering": 26,
    "transit_site.check_in": 23,
    "transit_site.evacuation_list": 10,
    "transit_site.expected_keeping": 15,
    "transit_site.joining": 15,
    "transit_site.pitch": 10,
    "transit_site.plan": 9,
    "vaccination.given": 13,
    "vaccination.walk_in": 14,
}
"""Endpoint → statements, for the page that shows two at once, the plan and the panel of a pitch with its account; for
the page of a household with its stays, its money and its referrals; for that of a person with hers and the talks,
which notes once a day and user that it was opened; for the first page after a day that deletes the marks of a roll
call; and for the one write that fills or mends many tables, the same for one person and for forty: a family that is
registered, compared and let in at once fills ten; who walks in and is nobody whom she resembles is told apart from
them, on screen too, and the helper who writes her down is marked present; of a sheet of paper marks and people who are
new are written at once; a helper who marks everybody is marked too, and all their rows come back; who is put back on
the roll of children, or given a number on its paper, is read anew from the site; what changes for a whole family is
found anew by its search; a merge is taken back where it had led; before a place is kept longer the whole site is asked
whether it is still there; who joins a duo is registered at home, and the ages and households of all its members are
asked; a tap in a file draws the column of the person anew; a tap of the queue that is taken back takes back two calls,
each with its ticket, and asks whether its counter is free; who comes to the desk is registered as on the site, and
gets a number, a file and a status, from a ticket and a talk at once, which are told of both; what was said in a talk
is written over all of a household at once, with the file and the answers of sharing, and before that it is looked for
by itself whose it may be; on a list of vaccinations that is
closed, where a reason stood, a dose with a promise is given after all and the copy of the card follows; of a helper
who tells apart who walks in on one it is asked which lists they may see now; of a register that leaves each table on
which it leans is asked and numbered; a year that is frozen is counted whole, and so it is on the page before that, in
the file that leaves the house, and with the other services and every row in that for the house; where a
programme asks for which organisation somebody walks in, that is read and written; the form of a configured figure
offers what each room lets it count, and shows its number; what a tablet told late and a rule refuses asks for a look,
and a decision about a stay asks the site what counts there by now."""


@contextmanager
def thrifty(app: Flask) -> Iterator[None]:
    """Count every request to the app within the block. Raises `AssertionError` at its end, naming those that took too
    many, with their statements."""
    wasteful: list[str] = []

    def note(statement: str, context: Any) -> None:
        if has_request_context() and (statement.startswith(OF_LOOKS) or not statement.startswith(NOT_COUNTED)):
            kept = "looks" if statement.startswith(OF_LOOKS) else "statements"
            g.setdefault(kept, []).append(" ".join(statement.split())[:110])

    def judge(response: Response) -> None:
        seen, looks = g.pop("statements", []), g.pop("looks", [])
        allowed = most(response.status_code, signs_in=any("sign_in_attempts" in one for one in seen))
        if len(seen) > allowed or len(looks) > len(OF_LOOKS):
            words = f"{request.method} {request.path} ({request.endpoint}) answered {response.status_code}"
            wasteful.append(f"{words} with {len(seen + looks)} statements:\n  " + "\n  ".join(seen + looks))

    with listening(app, note, judge):
        yield
    assert not wasteful, "\n".join(wasteful)


def most(status: int, *, signs_in: bool) -> int:
    """How many statements the request at hand may take; a write that is refused shows a page instead, and the page of
    an error reads the user and the sign-in anew."""
    if not is_write():
        return MORE.get(request.endpoint, MOST_OF_A_PAGE) + 2 * (status >= 500)
    found = MORE.get(request.endpoint, MOST_OF_A_WRITE)
    if status >= 400:
        found += MOST_OF_A_PAGE
    return found + MOST_OF_A_SIGN_IN * signs_in

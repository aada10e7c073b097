"""The links of members of duos: made, shown, renewed and revoked by the coordinator; and what is asked for by them."""

from uuid import UUID

from sqlalchemy import Uuid, bindparam, delete, func, insert, select

from amal_field import audit, clock
from amal_field.buddies import rules
from amal_field.buddies.models import HelpRequest, LinkTry, Match, MatchLink
from amal_field.buddies.queries.links import Contact, MemberLine, help_asked
from amal_field.column_types import UtcDateTime
from amal_field.db import db, new_key
from amal_field.passwords import fingerprint
from amal_field.stamp import Stamp, stamped

TRIES = LinkTry.__table__


def make_link(match: Match, line: MemberLine, contact: Contact, *, stamp: Stamp) -> MatchLink:
    """Make a link for a member. Twice is once. Raises `RuleBroken` as `rules.links.check_contact` and
    `check_may_have`."""
    if line.link is not None:
        return line.link
    _check(match, line, contact)
    link = MatchLink(member_id=line.member.id, made_on=clock.day_of(stamp.at), **stamped(stamp))
    db.session.add(link)
    db.session.flush()
    audit.record("buddies:link:make", match, stamp, person=line.member.person_id)
    return link


def renew_link(match: Match, line: MemberLine, contact: Contact, *, stamp: Stamp) -> None:
    """Let the link of a member be another; that of before is dead. Raises `RuleBroken` as `make_link`."""
    _check(match, line, contact)
    if line.link is None:
        return
    line.link.serial, line.link.made_on = line.link.serial + 1, clock.day_of(stamp.at)
    db.session.flush()
    audit.record("buddies:link:renew", match, stamp, person=line.member.person_id)


def revoke_link(match: Match, line: MemberLine, *, stamp: Stamp) -> None:
    """Let the link of a member die at once. Twice is once."""
    if line.link is None:
        return
    line.link.cancel(stamp)
    db.session.flush()
    audit.record("buddies:link:revoke", match, stamp, person=line.member.person_id)


def note_shown(match_id: UUID, person_id: UUID, *, stamp: Stamp) -> None:
    """Somebody looked at the link of a member, to hand it over."""
    audit.record("buddies:link:show", Match(id=match_id), stamp, person=person_id)


def handle_help(request: HelpRequest, match: Match, outcome: str, *, stamp: Stamp) -> None:
    """Note what came of a request for help. Twice is once."""
    if not request.is_open:
        return
    request.handled_at, request.handled_by_id, request.outcome = stamp.at, stamp.by_id, outcome
    db.session.flush()
    audit.record("buddies:help:handle", match, stamp, outcome=[outcome])


def reopen_help(request: HelpRequest, match: Match, *, stamp: Stamp) -> None:
    """It was not handled after all. Twice is once; where the member has asked anew, that request counts."""
    if request.is_open or help_asked(request.member_id) is not None:
        return
    request.handled_at = request.handled_by_id = request.outcome = None
    db.session.flush()
    audit.record("buddies:help:reopen", match, stamp)


EARLIER = select(func.count()).where(
    LinkTry.link_id == bindparam("link", type_=Uuid), LinkTry.at >= bindparam("since", type_=UtcDateTime)
)
CLAIM = (
    insert(TRIES)
    .from_select(
        ["id", "link_id", "at"],
        select(
            bindparam("key", type_=Uuid),
            bindparam("link", type_=Uuid),
            bindparam("now", type_=UtcDateTime),
        ).where(EARLIER.scalar_subquery() < rules.links.POSTS_A_DAY),
    )
    .returning(TRIES.c.id)
)


def count_post(link_id: UUID, *, stamp: Stamp) -> bool:
    """Something is sent by a link; false where that was too often today, and it counts no more."""
    since = clock.midnight(clock.day_of(stamp.at))
    claim = {"key": new_key(), "link": link_id, "now": stamp.at, "since": since}
    return db.session.execute(CLAIM, claim).scalar() is not None


def count_wrong(address: str, *, stamp: Stamp) -> None:
    """A link that never was is tried from an address, of which a hash is kept."""
    db.session.execute(insert(TRIES), {"id": new_key(), "address_hash": fingerprint(address), "at": stamp.at})


def drop_tries(*, stamp: Stamp) -> dict[str, int]:
    """Delete the tries that count no more: how many."""
    old = delete(LinkTry).where(LinkTry.at < stamp.at - rules.links.TRIES_KEPT)
    return {"link_tries": db.session.execute(old).rowcount}


def _check(match: Match, line: MemberLine, contact: Contact) -> None:
    rules.links.check_contact(contact.name, contact.phone)
    rules.links.check_may_have(
        is_adult=line.is_adult, is_there=line.member.is_there, is_open=match.is_open, is_agreed=match.is_agreed
    )

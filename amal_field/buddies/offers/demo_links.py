"""The part of the demo that shows links and rounds: whom duos call, a link by which somebody asks for help, and a draft
round."""

from dataclasses import replace

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.models import LINK_ID
from amal_field.accounts.offers.demo import stamp_of
from amal_field.buddies.models import Match
from amal_field.buddies.operations import by_link
from amal_field.buddies.operations import links as operations
from amal_field.buddies.operations.rounds import make_round
from amal_field.buddies.queries import links, programme_id_of
from amal_field.buddies.queries.round_drafts import draft_of
from amal_field.dated_settings.operations import set_value
from amal_field.dated_settings.queries import declared, has_value_from
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.stamp import Stamp

CONTACT = {links.CONTACT_NAME: "Gert Willems", links.CONTACT_PHONE: "09 223 00 00"}
ASKS = "Eva"
"""The given name of the buddy who asks for help."""


def load(stamp: Stamp, by: str, programme: str) -> None:
    """Set whom they call, hand a link over, let help be asked, and make a draft."""
    today, gert = clock.day_of(stamp.at), stamp_of(by, stamp)
    for code, value in CONTACT.items():
        if not has_value_from(code, today):
            set_value(declared()[code], today, value, "teamoverleg", stamp=stamp_of("dirk", stamp))
    asks = Match.is_active & (Person.given_name == ASKS)
    match = db.session.scalars(select(Match).join(Person, Person.id == Match.buddy_id).where(asks)).one()
    member = next(one for one in match.members if one.person_id == match.buddy_id)
    line = links.member_line(match, member.id, today)
    if line is not None:
        link = operations.make_link(match, line, links.contact_on(today), stamp=gert)
        opened = links.link_line(link.id, today, locked=False)
        if opened is not None:
            by_link.ask_help(opened, stamp=replace(gert, by_id=LINK_ID))
    programme_id = programme_id_of(programme)
    if programme_id is not None:
        make_round(draft_of(programme_id, today), stamp=gert)

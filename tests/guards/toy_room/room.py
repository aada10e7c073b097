"""What the toy library offers the other rooms."""

from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room
from tests.guards.toy_room import offers, registers, views

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem("Toys", "toy_room.toys", Permission.SESSIONS_SEE, "people"),),
    events={"toy_room:loan:import": "Took %(toy)s home."},
    registers=(registers.LOANS,),
    figures=offers.FIGURES,
    timeline=((Permission.PEOPLE_SEE, offers.loans_of),),
    merges=offers.MERGES,
    session_sight=((Permission.SESSIONS_SEE, offers.sessions_to_play),),
    roster_sources=offers.ROSTERS,
)

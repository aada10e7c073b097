"""What the log of looks offers the other rooms."""

from amal_field.looks.models import LookPerson
from amal_field.people.queries.merging import Merges
from amal_field.room import Room

ROOM = Room(__package__, merges=(Merges(LookPerson, LookPerson.look_id, once_in=("look_id",)),))

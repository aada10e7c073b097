"""How people come in, handed to what checks every request."""

from amal_field.accounts.queries import sign_ins as sign_in_queries
from amal_field.accounts.views import raising, signing_in
from amal_field.web.access import Door

DOOR = Door(
    user_of_cookie=sign_in_queries.user_of_cookie,
    sign_in_again=signing_in.sign_in_again,
    ask_again=raising.ask_again,
    note_use=signing_in.note_use,
)

"""Every write either may wait for a network, as a kind of its room, or needs one; what forms say is a kind."""

import re

from amal_field import rooms
from tests.databases import make_app
from tests.guards.online_only import ONLINE_ONLY
from tests.guards.source import files, told

SAYS = re.compile(r"""data-outbox="([\w-]+)"|outbox='([\w-]+)'""")


def test_every_write_may_wait_or_needs_the_network():
    writes = {rule.endpoint for rule in make_app("sqlite://").url_map.iter_rules() if "POST" in rule.methods}
    waiting = [endpoint for room in rooms.ROOMS for kind in room.kinds for endpoint in kind.endpoints]
    online = [f"{room}.{name}" for room, names in ONLINE_ONLY.items() for name in names.split()]
    wrong = {endpoint for endpoint in waiting + online if (waiting + online).count(endpoint) > 1}
    wrong |= writes ^ {*waiting, *online}
    assert not wrong, told("Make it a kind of its room, or name it in tests/guards/online_only.py.", sorted(wrong))


def test_what_forms_say_may_wait_is_a_kind():
    said = {name for file in files("templates", ".html") for pair in SAYS.findall(file.read_text()) for name in pair}
    kinds = [kind.name for room in rooms.ROOMS for kind in room.kinds]
    assert len(kinds) == len(set(kinds)), "Two kinds have one name."
    strange = sorted(said - {"", *kinds})
    assert not strange, told("No room has these kinds.", strange)

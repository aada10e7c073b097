"""`flask demo load`: the cast, then every room's part of the demo."""

import click
from flask.cli import AppGroup

from amal_field import rooms
from amal_field.accounts import demo as cast
from amal_field.commands.transaction import transaction
from amal_field.db import new_key

group = AppGroup("demo", help="The demo: a cast of people and what happens to them.")


@group.command("load")
def load_command() -> None:
    """Load the demo. Twice is once."""
    load()
    click.echo("The demo is loaded.")


def load() -> None:
    """Load the cast, then every room's part, each in a transaction of its own. Twice is once."""
    with transaction():
        cast.load(cast.demo_stamp(new_key()))
    for room in rooms.ROOMS:
        if room.demo:
            with transaction():
                room.demo(cast.demo_stamp(new_key()))

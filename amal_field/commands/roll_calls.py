"""`flask roll-calls forget`: who was found outside and who was missing is kept for a day."""

import click
from flask.cli import AppGroup

from amal_field import clock
from amal_field.commands.transaction import transaction
from amal_field.transit_site import operations

group = AppGroup("roll-calls", help="Counting everybody outside.")


@group.command("forget")
def forget() -> None:
    """Delete the marks of roll calls that ended a day ago; their counts stay. Open pages do so too, as they are asked
    for."""
    with transaction():
        deleted = operations.forget(clock.now())
    click.echo(f"{deleted} marks deleted.")

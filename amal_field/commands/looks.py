"""`flask looks prune`: who looked at whom is kept for two years."""

import click
from flask.cli import AppGroup

from amal_field import clock
from amal_field.commands.transaction import transaction
from amal_field.looks import operations

group = AppGroup("looks", help="The log of who looked at whom.")


@group.command("prune")
def prune() -> None:
    """Delete the looks that are older than two years."""
    with transaction():
        deleted = operations.prune(clock.today())
    click.echo(f"{deleted} looks deleted.")

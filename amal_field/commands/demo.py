"""`flask demo load`: the cast, then every room's part of the demo."""

from collections.abc import Callable
from pathlib import Path

import click
from flask.cli import AppGroup

from amal_field import registers
from amal_field.accounts.offers import demo as cast
from amal_field.commands.transaction import transaction
from amal_field.db import db, new_key
from amal_field.registers.commands import take_over
from amal_field.stamp import Stamp

SAMPLE_YEAR = Path(registers.__file__).parent / "years" / "2022"

PARTS: dict[str, Callable[[Stamp], None]] = {}
"""Room → what plays its part."""

group = AppGroup("demo", help="The demo: a cast of people and what happens to them.")


@group.command("load")
def load_command() -> None:
    """Load the demo. Twice is once."""
    load()
    click.echo("The demo is loaded.")


def load() -> None:
    """Load the cast, the sample year, then every room's part, each in a transaction of its own. Twice is once."""
    with transaction():
        cast.load(cast.demo_stamp(new_key()))
    db.session.rollback()
    take_over(SAMPLE_YEAR, dry_run=False, quiet=True)
    for play in PARTS.values():
        with transaction():
            play(cast.demo_stamp(new_key()))

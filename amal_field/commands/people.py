"""`flask people index` and `flask people compare`: what persons are found by, and who may be registered twice."""

import click
from flask.cli import AppGroup

from amal_field import clock
from amal_field.commands.transaction import transaction
from amal_field.people import operations
from amal_field.people.duplicates import worklist
from amal_field.people.search import index

group = AppGroup("people", help="What persons are found by.")


@group.command("index")
def index_command() -> None:
    """Make what everybody is found by where it is missing or old. Twice is once; safe beside a running app."""
    count = bring_up_to_date()
    click.echo(f"{count} persons indexed.")


@group.command("compare")
def compare_command() -> None:
    """Look for likely duplicates of whoever has changed since the last time, and forget whom users opened on
    earlier days. Nothing merges by itself."""
    total = 0
    with transaction():
        operations.forget_earlier_days(clock.now())
    while True:
        with transaction():
            done = worklist.look_again(clock.now())
        if not done:
            break
        total += done
    click.echo(f"{total} persons compared.")


def bring_up_to_date() -> int:
    """Index whoever needs it, a thousand in each transaction; how many that were."""
    total = 0
    while True:
        with transaction():
            done = index.fill(index.CHUNK)
        total += done
        if done < index.CHUNK:
            return total

"""`flask prune`: the one nightly command that drops what is kept no longer, of every room."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import click
from flask.cli import with_appcontext

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.commands import submissions
from amal_field.commands.transaction import rehearsal, transaction
from amal_field.db import new_key
from amal_field.room import Prune
from amal_field.stamp import Stamp

PARTS: dict[str, Sequence[Prune]] = {"submissions": submissions.PRUNES}
"""Room → what it drops; the submissions are of no room."""


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@click.option("--json", "in_json", is_flag=True, help="Print one object, by part.")
@with_appcontext
def prune(dry_run: bool, in_json: bool) -> None:
    """Drop what is kept no longer. Twice is once.

    A part that fails keeps no other from its work; what it said comes at the end. A dry run does the work and takes it
    back, so its numbers are those of the real one.
    """
    told: dict[str, dict[str, Any]] = {}
    failures: list[Exception] = []
    with rehearsal() if dry_run else nullcontext():
        for part in (part for parts in PARTS.values() for part in parts):
            try:
                told[part.name] = _told(part, list(_dropped(part, nullcontext if dry_run else transaction)))
            except Exception as error:
                if dry_run:
                    raise
                failures.append(error)
    _say(told, dry_run=dry_run, in_json=in_json)
    if failures:
        raise ExceptionGroup("Some parts could not be pruned.", failures)


def _dropped(part: Prune, step: Callable[[], AbstractContextManager[None]]) -> Iterator[Mapping[str, Any]]:
    """What went, piece by piece, each in a step of its own."""
    pieces = [()] if part.pieces is None else [(piece,) for piece in part.pieces(clock.now())]
    for piece in pieces:
        with step():
            gone = part.drop(*piece, stamp=Stamp(IMPORT_ID, clock.now(), new_key()))
        if gone is not None:
            yield gone


def _told(part: Prune, dropped: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The term of a part, its numbers, and each piece of which there is more to say than numbers."""
    numbers = {name: sum(gone[name] for gone in dropped) for name in part.counts}
    each = [dict(gone) for gone in dropped if gone.keys() - numbers.keys()]
    return {"term": part.term, **numbers} | ({"each": each} if each else {})


def _say(told: Mapping[str, Mapping[str, Any]], *, dry_run: bool, in_json: bool) -> None:
    if in_json:
        click.echo(json.dumps({"dry_run": dry_run, **told}, indent=1))
        return
    for name, part in told.items():
        for gone in part.get("each", ()):
            click.echo("  " + ", ".join(f"{what} {value}" for what, value in gone.items()))
        numbers = ", ".join(f"{number} {what}" for what, number in part.items() if what not in ("term", "each"))
        click.echo(f"{name} ({part['term']}): {numbers} {'would go' if dry_run else 'gone'}.")

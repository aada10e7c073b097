"""`flask vaccination prune`: lists of vaccination actions are kept for a month, their numbers for good."""

import json
from dataclasses import asdict

import click
from flask.cli import AppGroup

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.commands.transaction import transaction
from amal_field.db import new_key
from amal_field.stamp import Stamp
from amal_field.vaccination.operations import card_terms, cards, door, removal
from amal_field.vaccination.queries import actions

group = AppGroup("vaccination", help="Vaccination actions.")


@group.command("prune")
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@click.option("--json", "in_json", is_flag=True, help="Print one object.")
def prune(dry_run: bool, in_json: bool) -> None:
    """Delete the lists of actions of more than a month ago, closed or not, each in a transaction of its own. What they
    add up to stays."""
    lists = []
    for found in actions.due_for_removal(clock.today()):
        if dry_run:
            gone = door.size_of(found.action.id)
        else:
            with transaction():
                gone = removal.remove_list(found, stamp=Stamp(IMPORT_ID, clock.now(), new_key()))
        if gone is not None:
            lists.append({"action": str(found.action.id), "day": found.day.isoformat(), **asdict(gone)})
    copies = _prune_cards(dry_run=dry_run)
    if in_json:
        click.echo(json.dumps({"dry_run": dry_run, "lists": lists, "cards": copies}, indent=1))
        return
    for one in lists:
        click.echo("{day}: {lines} names, {outcomes} outcomes, {consents} answers, {lots} lots.".format(**one))
    click.echo(f"{copies} cards {'would be ' if dry_run else ''}removed.")
    click.echo(f"{len(lists)} lists {'would be ' if dry_run else ''}removed.")


def _prune_cards(*, dry_run: bool) -> int:
    """Delete the copies of cards that are kept no longer, each card in a transaction of its own; of how many people."""
    people = card_terms.people_to_forget(clock.today())
    for person_id in [] if dry_run else people:
        with transaction():
            cards.remove_cards(person_id, stamp=Stamp(IMPORT_ID, clock.now(), new_key()))
    return len(people)

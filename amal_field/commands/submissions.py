"""`flask submissions prune`: stored answers hold people, and are needed only while a repeat may still come."""

from datetime import timedelta

import click
from flask.cli import AppGroup
from sqlalchemy import delete, null, or_, update

from amal_field import clock
from amal_field.commands.transaction import transaction
from amal_field.db import db
from amal_field.stamp import Submission

ANSWER_LIFE = timedelta(days=7)
"""How long an answer is kept. A repeat that comes later is led to the page instead."""
KEY_LIFE = timedelta(days=90)
"""How long a repeat is known as one at all."""

group = AppGroup("submissions", help="The keys of writes and the answers to them.")


@group.command("prune")
def prune() -> None:
    """Empty the answers older than 7 days and delete the keys older than 90 days."""
    now = clock.now()
    stored = or_(Submission.body.is_not(None), Submission.note.is_not(None))
    nothing = {"body": null(), "headers": null(), "note": null()}
    with transaction():
        deleted = db.session.execute(delete(Submission).where(Submission.made_at < now - KEY_LIFE)).rowcount
        emptied = db.session.execute(
            update(Submission).where(Submission.made_at < now - ANSWER_LIFE, stored).values(nothing)
        ).rowcount
    click.echo(f"{emptied} answers emptied, {deleted} keys deleted.")

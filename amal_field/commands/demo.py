"""`flask demo load`: the cast, then every room's part of the demo."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import delete

from amal_field import clock, registers
from amal_field.accounts.models import DEMO_ID
from amal_field.accounts.offers import demo as cast
from amal_field.commands.transaction import transaction
from amal_field.db import db, new_key
from amal_field.registers.commands import take_over
from amal_field.stamp import Stamp, Submission

SAMPLE_YEAR = Path(registers.__file__).parent / "years" / "2022"

OTHER_SERVICES = SAMPLE_YEAR.with_name("2022-other")
"""What the agency told of the same year beside that, under numbers of its own (`domain.md` I.3)."""

PARTS: dict[str, Callable[[Stamp], None]] = {}
"""Room → what plays its part."""

LOADING = UUID(int=0xDE40)
"""The key that is claimed, as that of any write, from the beginning of a load to its end."""

group = AppGroup("demo", help="The demo: a cast of people and what happens to them.")


@group.command("load")
def load_command() -> None:
    """Load the demo. Twice is once. Not in production: everybody knows how its people sign in."""
    if current_app.config["ENVIRONMENT"] == "production":
        raise click.ClickException("The demo has logins that everybody knows: it is not for production.")
    load()
    click.echo("The demo is loaded.")


def load() -> None:
    """Load the cast, the sample year, then every room's part, each in a transaction of its own. Twice is once, and
    after a load that was killed it is as if that had gone on."""
    password_hash = cast.hash_of_password()
    with transaction():
        cast.load(cast.demo_stamp(new_key()), password_hash)
        if not is_half_loaded():
            db.session.add(Submission(key=LOADING, user_id=DEMO_ID, path="demo", content_hash="", made_at=clock.now()))
    db.session.rollback()
    for folder in (SAMPLE_YEAR, OTHER_SERVICES):
        take_over(folder, dry_run=False, quiet=True)
    for play in PARTS.values():
        with transaction():
            play(cast.demo_stamp(new_key()))
    with transaction():
        db.session.execute(delete(Submission).where(Submission.key == LOADING))


def is_half_loaded() -> bool:
    """Whether a load has begun and not come to its end."""
    return db.session.get(Submission, LOADING) is not None

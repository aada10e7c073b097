"""`flask prepare`: everything that stands between the code and a running app.

A second run changes nothing; where the first was killed, it finishes what that had begun.
"""

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale
from flask_migrate import upgrade

from amal_field.accounts import messages
from amal_field.accounts.offers import demo as cast
from amal_field.accounts.queries import users as user_queries
from amal_field.commands import demo, people, translate
from amal_field.commands.transaction import transaction
from amal_field.db import new_key


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port that the printed address names.")
@with_appcontext
def prepare(port: int) -> None:
    """Migrate, index people, compile the catalogues; outside production also load the demo and print its logins."""
    upgrade()
    people.bring_up_to_date()
    translate.compile_stale()
    if current_app.config["ENVIRONMENT"] == "production":
        return
    if not user_queries.users() or demo.is_half_loaded():
        click.echo("Loading the demo …")
        demo.load()
    click.echo(f"\nAmal Field: http://127.0.0.1:{port}\n")
    click.echo(_table([("name", "role", "e-mail", "password"), *_logins()]))
    with transaction():
        codes = cast.fresh_codes(cast.demo_stamp(new_key()))
    if codes:
        click.echo(f"  On a shared tablet each of them has the PIN {cast.PIN}. Codes for /tablet, for a day:\n")
        click.echo(_table(codes))


def _logins() -> list[tuple[str, str, str, str]]:
    """Those of the cast who may sign in."""
    with force_locale("nl"):
        return [
            (player.name, ", ".join(str(messages.ROLES[role][0]) for role in player.roles), player.email, cast.PASSWORD)
            for player in cast.CAST.values()
            if (user := user_queries.user_by_email(player.email)) and user.is_active
        ]


def _table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(f"  {line}" for line in lines) + "\n"

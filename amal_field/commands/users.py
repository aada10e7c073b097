"""`flask users invite`: how the first administrator comes in."""

import click
from flask import current_app
from flask.cli import AppGroup
from flask_babel import force_locale

from amal_field import clock
from amal_field.accounts import messages, operations
from amal_field.accounts.models import IMPORT_ID
from amal_field.accounts.queries import users as user_queries
from amal_field.commands.transaction import transaction
from amal_field.db import new_key
from amal_field.permissions import Role
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp

group = AppGroup("users", help="Who may sign in.")


@group.command("invite")
@click.argument("name")
@click.argument("email")
@click.argument("roles", nargs=-1, required=True, metavar="ROLE…", type=click.Choice([role.value for role in Role]))
def invite(name: str, email: str, roles: tuple[str, ...]) -> None:
    """Invite NAME with EMAIL as ROLES and print the path of the link with which the password is chosen."""
    stamp = Stamp(IMPORT_ID, clock.now(), new_key())
    try:
        with transaction():
            user = operations.invite(name, email.strip(), [Role(role) for role in roles], stamp=stamp)
    except RuleBroken as broken:
        with force_locale("en"):
            raise click.ClickException(str(messages.SENTENCES[broken.code]) % broken.values) from broken
    secret = user_queries.secret_of_invitation(user)
    address = current_app.url_map.bind("localhost").build("accounts.acceptance_form", {"secret": secret})
    click.echo(f"The link works once, for seven days; put the address of the site before it:\n{address}")

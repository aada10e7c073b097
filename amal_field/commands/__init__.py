"""What is typed in a terminal: `flask prepare`, `flask demo`, `flask users`, `flask translate`."""

from flask import Flask

from amal_field.commands import demo, prepare, translate, users


def init_app(app: Flask) -> None:
    """Add the commands to `flask`."""
    app.cli.add_command(prepare.prepare)
    app.cli.add_command(demo.group)
    app.cli.add_command(users.group)
    app.cli.add_command(translate.group)

"""What is typed in a terminal: `flask prepare`, `flask demo`, `flask users`, `flask people`, `flask backup`,
`flask restore`, `flask prune` and others."""

from flask import Flask

from amal_field.commands import (
    backup,
    demo,
    people,
    prepare,
    prune,
    restore,
    roll_calls,
    translate,
    users,
)
from amal_field.figures import commands as figures_commands
from amal_field.registers import commands as registers_commands


def init_app(app: Flask) -> None:
    """Add the commands to `flask`."""
    app.cli.add_command(prepare.prepare)
    app.cli.add_command(demo.group)
    app.cli.add_command(users.group)
    app.cli.add_command(people.group)
    app.cli.add_command(prune.prune)
    app.cli.add_command(roll_calls.group)
    app.cli.add_command(translate.group)
    app.cli.add_command(backup.backup)
    app.cli.add_command(restore.restore)
    app.cli.add_command(registers_commands.group)
    app.cli.add_command(figures_commands.figures)

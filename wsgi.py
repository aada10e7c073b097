"""The door for gunicorn and for the `flask` command."""

from amal_field import create_app

app = create_app()

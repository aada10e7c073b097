"""Amal Field: the tablet app of the field teams of Amal Gent. `create_app` joins the parts, nothing else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask

from amal_field import commands, config, rooms, web
from amal_field.db import db, migrate
from amal_field.instance import make_private

ROOT = Path(__file__).resolve().parent.parent


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """Make the application.

    `settings` go above the environment (`AMAL_FIELD_…`); tests use them. Raises `config.UnsafeSettings`
    where a production setting is unsafe.
    """
    app = Flask(
        "amal_field",
        root_path=str(ROOT),
        static_folder=None,
        instance_path=str(ROOT / "instance"),
        instance_relative_config=True,
    )
    config.load(app, settings)
    make_private(Path(app.instance_path), app.config["SQLALCHEMY_DATABASE_URI"])
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    web.init_app(app)
    rooms.init_app(app)
    commands.init_app(app)
    return app

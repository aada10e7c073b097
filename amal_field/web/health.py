"""Two questions of a load balancer: is the process alive, is it ready to serve."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, Flask, current_app
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from amal_field.db import can_store, db
from amal_field.web.access import public

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def alive() -> ResponseReturnValue:
    """Say that the process answers; it asks nothing of the database."""
    return {"status": "alive"}


@bp.get("/readyz")
@public
def ready() -> ResponseReturnValue:
    """The database answers, has the tables of this code and keeps what is written; 503 otherwise, and why."""
    try:
        heads = MigrationContext.configure(db.session.connection()).get_current_heads()
    except SQLAlchemyError:
        return {"status": "no database"}, 503
    scripts = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    if set(heads) != set(scripts.get_heads()):
        return {"status": "not migrated"}, 503
    if not can_store():
        return {"status": "nothing can be stored"}, 503
    return {"status": "ready"}


def init_app(app: Flask) -> None:
    """Add the two URLs."""
    app.register_blueprint(bp)

"""How Alembic reaches the app's database; online only."""

from alembic import context
from flask import current_app

db = current_app.extensions["migrate"].db


def unmanaged(entity, name, kind, reflected, compare_to) -> bool:
    """Leave the guards alone: autogenerate sees neither triggers nor EXCLUDE, only the index beneath one."""
    return not (kind == "index" and name is not None and name.startswith("ex_"))


def frozen_type(kind, entity, autogen_context):
    """Write the app's own column type as the plain one beneath it; a revision imports nothing of the app."""
    return "sa.DateTime(timezone=True)" if kind == "type" and type(entity).__name__ == "UtcDateTime" else False


with db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        compare_type=True,
        include_object=unmanaged,
        render_item=frozen_type,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()

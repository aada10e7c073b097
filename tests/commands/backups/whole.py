"""What a command prints, and everything that a database holds."""

from sqlalchemy import MetaData, select

from amal_field.db import db


def run(app, *words, code=0):
    result = app.test_cli_runner().invoke(args=[str(word) for word in words])
    assert result.exit_code == code, result.output
    return result.output


def everything(app):
    """Table → its rows, as texts and sorted, and the names of its indexes."""
    with app.app_context():
        read = MetaData()
        read.reflect(db.engine)
        with db.engine.connect() as connection:
            found = {
                name: (
                    sorted(map(repr, connection.execute(select(table)).all())),
                    sorted(index.name for index in table.indexes),
                )
                for name, table in read.tables.items()
            }
        db.engine.dispose()
        return found

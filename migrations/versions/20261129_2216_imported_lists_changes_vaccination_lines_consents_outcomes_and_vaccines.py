"""change vaccination_lines, vaccination_consents, vaccination_outcomes and vaccines; make waiting_lines and
waiting_outcomes

Registers bring lists in: their rows have numbers, they tell of people of whom the birth is unknown, of doses that came
soon after another, of what was not given because a vaccine lacked, and of vaccines that nobody has looked at. Lines of
two persons who are one become one: what was noted on the second moves with its consent, or waits.
"""

import sqlalchemy as sa
from alembic import op

revision = "imported_lists"
down_revision = "health_imports"
branch_labels = None
depends_on = None

CAME_AS = "came_as IN ('site', 'expected', 'walk_in'{})"
HOW = "how IN ('present', 'paper'{})"
PROTECTS = (
    "protects IN ('hexavalent', 'pneumococcal', 'rotavirus', 'mmr', 'menc', 'menacwy', 'tetravalent', 'hpv', 'dtpa', "
    "'covid'{})"
)
HAS_YES = (
    "consent_id IS NOT NULL AND consent_purpose IS NOT NULL AND consent_answer IS NOT NULL "
    "AND consent_purpose = 'vaccination' AND consent_answer = 'yes'"
)
BY_CONSENT = f"outcome <> 'given' OR ({HAS_YES}) OR (adult_on IS NOT NULL AND adult_on <= given_on)"
NOBODY_KNOWS = "register_no IS NOT NULL AND adult_on IS NULL"
NO_REASON = "outcome <> 'not_given' OR (reason IS NOT NULL AND {}lot_id IS NULL AND dose IS NULL AND {}confirmed_at IS NULL)"
SOON = "soon_after IS NULL OR (outcome = 'given' AND register_no IS NOT NULL)"
OWN_YES = (
    "fk_vaccination_outcomes_own_yes",
    "vaccination_consents",
    ["consent_id", "line_id", "consent_purpose", "consent_answer"],
    ["id", "line_id", "purpose", "answer"],
)
LINES, CONSENTS, OUTCOMES = "vaccination_lines", "vaccination_consents", "vaccination_outcomes"


def upgrade() -> None:
    with op.batch_alter_table("vaccines") as batch:
        _check(batch, "vaccines", "protects_known", PROTECTS.format(", 'unknown'"))
    with op.batch_alter_table(LINES) as batch:
        batch.add_column(sa.Column("register_no", sa.String(), nullable=True))
        batch.create_unique_constraint(op.f(f"uq_{LINES}_register_no"), ["register_no"])
        _check(batch, LINES, "came_as_known", CAME_AS.format(", 'import'"))
    for table in (CONSENTS, OUTCOMES):
        op.add_column(table, sa.Column("recorded_line_id", sa.Uuid(), nullable=True))
        op.execute(f"UPDATE {table} SET recorded_line_id = line_id")
    with op.batch_alter_table(CONSENTS) as batch:
        _remember_the_line(batch, CONSENTS)
        _check(batch, CONSENTS, "how_known", HOW.format(", 'register'"))
    _drop_not_given()
    with op.batch_alter_table(OUTCOMES) as batch:
        batch.add_column(sa.Column("register_no", sa.String(), nullable=True))
        batch.add_column(sa.Column("soon_after", sa.Date(), nullable=True))
        batch.create_unique_constraint(op.f(f"uq_{OUTCOMES}_register_no"), ["register_no"])
        _remember_the_line(batch, OUTCOMES)
        batch.drop_constraint(OWN_YES[0], type_="foreignkey")
        batch.create_foreign_key(*OWN_YES, onupdate="CASCADE")
        _check(batch, OUTCOMES, "given_by_consent", f"{BY_CONSENT} OR ({NOBODY_KNOWS})")
        _check(batch, OUTCOMES, "not_given_has_a_reason", NO_REASON.format("", ""))
        batch.create_check_constraint(op.f(f"ck_{OUTCOMES}_soon_after_by_register"), SOON)
    for table in (CONSENTS, OUTCOMES):
        op.create_index(f"ix_{table}_recorded_line_id", table, ["recorded_line_id"], unique=False)
    _make_not_given("cancelled_at IS NULL AND outcome = 'not_given' AND vaccine_id IS NULL", ["line_id"])
    _make_not_given("cancelled_at IS NULL AND outcome = 'not_given'", ["line_id", "vaccine_id"], "_of")
    for table, column, of in (
        ("waiting_lines", "line_id", LINES),
        ("waiting_outcomes", "outcome_id", OUTCOMES),
    ):
        op.create_table(
            table,
            sa.Column(column, sa.Uuid(), nullable=False),
            sa.ForeignKeyConstraint([column], [f"{of}.id"], name=op.f(f"fk_{table}_{column}")),
            sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}")),
        )


def downgrade() -> None:
    op.drop_table("waiting_outcomes")
    op.drop_table("waiting_lines")
    _drop_not_given()
    op.drop_index(f"uq_{OUTCOMES}_not_given_of", OUTCOMES)
    for table in (OUTCOMES, CONSENTS):
        op.drop_index(f"ix_{table}_recorded_line_id", table)
    _forget_what_has_no_place()
    with op.batch_alter_table(OUTCOMES) as batch:
        batch.drop_constraint(op.f(f"ck_{OUTCOMES}_soon_after_by_register"), type_="check")
        _check(batch, OUTCOMES, "not_given_has_a_reason", NO_REASON.format("vaccine_id IS NULL AND ", "next_month IS NULL AND "))
        _check(batch, OUTCOMES, "given_by_consent", BY_CONSENT)
        batch.drop_constraint(OWN_YES[0], type_="foreignkey")
        batch.create_foreign_key(*OWN_YES)
        batch.drop_constraint(op.f(f"fk_{OUTCOMES}_recorded_line_id"), type_="foreignkey")
        batch.drop_constraint(op.f(f"uq_{OUTCOMES}_register_no"), type_="unique")
        for column in ("recorded_line_id", "soon_after", "register_no"):
            batch.drop_column(column)
    _make_not_given("cancelled_at IS NULL AND outcome = 'not_given'", ["line_id"])
    with op.batch_alter_table(CONSENTS) as batch:
        _check(batch, CONSENTS, "how_known", HOW.format(""))
        batch.drop_constraint(op.f(f"fk_{CONSENTS}_recorded_line_id"), type_="foreignkey")
        batch.drop_column("recorded_line_id")
    with op.batch_alter_table(LINES) as batch:
        _check(batch, LINES, "came_as_known", CAME_AS.format(""))
        batch.drop_constraint(op.f(f"uq_{LINES}_register_no"), type_="unique")
        batch.drop_column("register_no")
    with op.batch_alter_table("vaccines") as batch:
        _check(batch, "vaccines", "protects_known", PROTECTS.format(""))


def _check(batch, table: str, name: str, condition: str) -> None:
    """Let a check that is there demand this."""
    batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
    batch.create_check_constraint(op.f(f"ck_{table}_{name}"), condition)


def _remember_the_line(batch, table: str) -> None:
    batch.alter_column("recorded_line_id", existing_type=sa.Uuid(), nullable=False)
    batch.create_foreign_key(op.f(f"fk_{table}_recorded_line_id"), LINES, ["recorded_line_id"], ["id"])


def _drop_not_given() -> None:
    op.drop_index(f"uq_{OUTCOMES}_not_given", OUTCOMES)


def _make_not_given(which: str, columns: list[str], more: str = "") -> None:
    where = sa.text(which)
    name = f"uq_{OUTCOMES}_not_given{more}"
    op.create_index(name, OUTCOMES, columns, unique=True, sqlite_where=where, postgresql_where=where)


def _forget_what_has_no_place() -> None:
    """Before, nothing told of a vaccine that lacked, of a birth that nobody knows, or of more than one reason."""
    first = (
        f"SELECT MIN(CAST(other.id AS VARCHAR(36))) FROM {OUTCOMES} AS other WHERE other.line_id = {OUTCOMES}.line_id "
        "AND other.outcome = 'not_given' AND other.cancelled_at IS NULL"
    )
    op.execute(
        f"DELETE FROM {OUTCOMES} WHERE outcome = 'not_given' AND cancelled_at IS NULL "
        f"AND CAST(id AS VARCHAR(36)) <> ({first})"
    )
    op.execute(f"UPDATE {OUTCOMES} SET vaccine_id = NULL, next_month = NULL WHERE outcome = 'not_given'")
    op.execute(f"DELETE FROM {OUTCOMES} WHERE NOT ({BY_CONSENT})")
    op.execute(f"UPDATE {CONSENTS} SET how = 'paper' WHERE how = 'register'")
    op.execute(f"UPDATE {LINES} SET came_as = 'walk_in' WHERE came_as = 'import'")
    op.execute("UPDATE vaccines SET protects = CASE kind WHEN 'covid' THEN 'covid' ELSE 'hexavalent' END "
               "WHERE protects = 'unknown'")

"""The register of configured figures (`cijfers`): its columns, stored rows as their values, and writing it."""

from typing import Any

from amal_field import audit
from amal_field.db import db
from amal_field.figures import messages
from amal_field.figures.models import ConfiguredFigure
from amal_field.figures.operations.configured import Configured, check_code, check_configured
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import Day, Number, Text
from amal_field.registers.importing.numbers import known, stored_rows
from amal_field.registers.importing.register import Import, Register, Row
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped

NAME = "cijfers"
LANGS = ("nl", "fr", "en")
FILTERS = {
    "programma": "programme",
    "soort": "kind",
    "rol": "role",
    "dienst": "service",
    "onderwerp": "topic",
    "leeftijd": "age",
    "vorm": "mode",
    "organisatie": "with_organisation",
}
TEXTS = {f"{word}_{lang}": f"{name}_{lang}" for word, name in (("naam", "name"), ("zin", "sentence")) for lang in LANGS}
FIELDS = {"code": "code", **TEXTS, "maat": "measure", "gestopt": "retired_on"}


def check(importing: Import) -> None:
    """Note two of one code, a code that changes, and what the screen refuses too."""
    batch, taken = importing[NAME], set()
    programmes = [row for row in importing["programmas"].read_rows if row.may_use("programma", "soorten")]
    also = {row.number for row in programmes} | {kind for row in programmes for kind in row.final("soorten")}
    for row in batch.read_rows:
        if not row.may_use(*FIELDS, *FILTERS):
            continue
        with batch.refusals(row, "code"):
            if row.final("code") in taken or (not row.is_new and "code" in row.changes):
                raise RuleBroken("figure_code_taken")
            if row.is_new:
                check_code(row.final("code"))
        taken.add(row.final("code"))
        try:
            check_configured(_configured(row), also)
        except RuleBroken as broken:
            batch.wrong(row, _column_of(broken), broken)


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each."""
    stamp = importing.stamp
    for row in importing[NAME].read_rows:
        if row.is_new or row.changes:
            one = row.stored.subject if row.stored else ConfiguredFigure(id=row.subject_id, version=0, **stamped(stamp))
            if row.is_new or row.changes & {"maat", *FILTERS}:
                one.version += 1
            one.register_no, one.filters = row.number, _filters(row)
            for column, name in FIELDS.items():
                setattr(one, name, row.final(column))
            db.session.add(one)
            audit.record("figures:configured:import", one, stamp, code=one.code)
    db.session.flush()


def leaves() -> tuple[Leaving, ...]:
    """All of them, the retired ones too."""
    return (Leaving(ConfiguredFigure, "J", lambda day: (), (Permission.FIGURES_SEE,)),)


def _values(row: ConfiguredFigure) -> dict[str, Any]:
    values: dict[str, Any] = {column: getattr(row, name) for column, name in FIELDS.items()}
    return values | {"cijfer_nr": row.register_no} | {word: row.filters.get(name) for word, name in FILTERS.items()}


def _filters(row: Row) -> dict[str, str]:
    return {name: row.final(word) for word, name in FILTERS.items() if row.final(word)}


def _configured(row: Row) -> Configured:
    told = {name: row.final(column) for column, name in FIELDS.items() if name != "code"}
    return Configured(filters=_filters(row), **told)


def _column_of(broken: RuleBroken) -> str:
    names = {name: column for column, name in (FIELDS | FILTERS).items()}
    return names.get(broken.values.get("field", "measure"), "maat")


FIGURES = Register(
    name=NAME,
    columns=(
        Number("cijfer_nr", required=True),
        Text("code", required=True, most=80),
        *(Text(column, required=True, most=300) for column in TEXTS),
        Text("maat", required=True, most=40),
        *(Text(column, most=60) for column in FILTERS),
        Day("gestopt"),
    ),
    sentences=messages.SENTENCES,
    known={"cijfer_nr": known(ConfiguredFigure)},
    stored=stored_rows(ConfiguredFigure, _values),
    check=check,
    store=store,
    leaves=leaves,
    seen_with=Permission.FIGURES_SEE,
)

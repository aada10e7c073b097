"""The register of figures by hand (`handcijfers`): its columns, stored rows as their values, and writing it."""

from typing import Any

from sqlalchemy import select

from amal_field import audit
from amal_field.db import db
from amal_field.figures import messages, rules
from amal_field.figures.models import ManualFigure
from amal_field.figures.operations.by_hand import ByHand, check_by_hand
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import Choice, Day, Number, Text, Whole
from amal_field.registers.importing.numbers import known, stored_rows
from amal_field.registers.importing.register import Import, Register, Row
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped

NAME = "handcijfers"
KINDS = {"getal": "number", "aandeel": "share", "bereik": "range", "maanden": "months"}
FIELDS = {
    "handcijfer_nr": "register_no",
    "jaar": "year",
    "code": "code",
    "naam": "name",
    "soort": "kind",
    "bron": "source",
    "datum": "noted_on",
}
REFUSED_AT = {"figure_code_odd": "code", "figure_kind_differs": "soort", "figure_day_ahead": "datum"}


def prepare(importing: Import) -> None:
    """Write each value in one form, so that 1.240 and 1240 say the same; note those that are none of their kind."""
    batch = importing[NAME]
    for row in batch.read_rows:
        if row.may_use("soort", "waarde"):
            kind = row.wanted["soort"]
            try:
                row.want("waarde", rules.write_by_hand(kind, rules.read_by_hand(kind, row.wanted["waarde"])))
            except RuleBroken as broken:
                batch.wrong(row, "waarde", broken)
                row.cannot_use("waarde")


def check(importing: Import) -> None:
    """Note two of one code in a year, years that nobody counts, and what the screen refuses too. One that was cancelled
    on screen stays so."""
    batch = importing[NAME]
    rows = list(batch.read_rows)
    own = {row.subject_id for row in rows}
    taken = {(year, code) for year, code, key in _there() if key not in own} if rows else set()
    for row in rows:
        if row.is_undone:
            row.leave("handcijfer_nr")
            continue
        with batch.refusals(row, "jaar"):
            if row.may_use("jaar"):
                rules.check_year(row.final("jaar"))
        if (row.is_new or row.changes) and row.may_use(*FIELDS, "waarde"):
            try:
                check_by_hand(_by_hand(row), today=importing.today)
            except RuleBroken as broken:
                batch.wrong(row, REFUSED_AT[broken.code], broken)
        if row.may_use("jaar", "code"):
            key = (row.final("jaar"), row.final("code"))
            if key in taken:
                batch.wrong(row, "code", RuleBroken("figure_noted"))
            taken.add(key)


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each."""
    stamp = importing.stamp
    for row in importing[NAME].read_rows:
        if row.is_new or row.changes:
            one = row.stored.subject if row.stored else ManualFigure(id=row.subject_id, **stamped(stamp))
            for column, name in FIELDS.items():
                setattr(one, name, row.final(column))
            one.value = rules.read_by_hand(one.kind, row.final("waarde"))
            db.session.add(one)
            audit.record("figures:by_hand:import", one, stamp, code=one.code, year=one.year)
    db.session.flush()


def leaves() -> tuple[Leaving, ...]:
    """Those that stand, of every year."""
    return (Leaving(ManualFigure, "H", lambda day: (ManualFigure.stands,), (Permission.FIGURES_SEE,)),)


def _there() -> list[Any]:
    wanted = select(ManualFigure.year, ManualFigure.code, ManualFigure.id).where(ManualFigure.stands)
    return list(db.session.execute(wanted))


def _values(row: ManualFigure) -> dict[str, Any]:
    values: dict[str, Any] = {column: getattr(row, name) for column, name in FIELDS.items()}
    return values | {"waarde": rules.write_by_hand(row.kind, row.value)}


def _by_hand(row: Row) -> ByHand:
    kind = row.final("soort")
    value = rules.read_by_hand(kind, row.final("waarde"))
    return ByHand(row.final("code"), row.final("naam"), kind, value, row.final("bron"), row.final("datum"))


MANUAL_FIGURES = Register(
    name=NAME,
    columns=(
        Number("handcijfer_nr", required=True),
        Whole("jaar", required=True),
        Text("code", required=True, most=80),
        Text("naam", required=True, most=200),
        Choice("soort", required=True, values=KINDS),
        Text("waarde", required=True, most=200),
        Text("bron", required=True, most=500),
        Day("datum", required=True),
    ),
    sentences=messages.SENTENCES,
    known={"handcijfer_nr": known(ManualFigure)},
    stored=stored_rows(ManualFigure, _values),
    prepare=prepare,
    check=check,
    store=store,
    leaves=leaves,
    seen_with=Permission.FIGURES_SEE,
)

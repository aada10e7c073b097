"""Configured figures: put together, changed, retired. Each changes, flushes and records; none commits."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from amal_field import audit
from amal_field.db import constraint_as_refusal, db
from amal_field.figures import rules
from amal_field.figures.models import ConfiguredFigure
from amal_field.figures.queries import by_hand, configured
from amal_field.figures.queries.measures import measures
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

ONE_CODE = {"uq_configured_figures_code": "figure_code_taken", "configured_figures.code": "figure_code_taken"}


@dataclass(frozen=True)
class Configured:
    """What a coordinator says of a figure but its code."""

    name_nl: str
    name_fr: str
    name_en: str
    sentence_nl: str
    sentence_fr: str
    sentence_en: str
    measure: str
    filters: Mapping[str, str]
    retired_on: date | None


def check_configured(values: Configured, also: Collection[str] = ()) -> None:
    """Demand sentences with a value, and filters that fit the measure. Raises `RuleBroken` as the rules,
    `measure_unknown` or `filter_not_fit`."""
    for language in ("nl", "fr", "en"):
        rules.check_sentence(getattr(values, f"sentence_{language}"), field=f"sentence_{language}")
    if values.measure not in measures():
        raise RuleBroken("measure_unknown")
    if wrong := configured.fitting(values.measure, values.filters, also):
        raise RuleBroken("filter_not_fit", field=wrong)


def check_code(code: str) -> None:
    """Demand a code that is no other figure's. Raises `RuleBroken` as `rules.check_code`, or `figure_code_taken`."""
    rules.check_code(code)
    if by_hand.counted_here(code) or configured.is_code_taken(code):
        raise RuleBroken("figure_code_taken")


def configure(code: str, values: Configured, *, stamp: Stamp) -> ConfiguredFigure:
    """Put a figure together. Raises `RuleBroken` as `check_code` and `check_configured`."""
    check_code(code)
    check_configured(values)
    row = ConfiguredFigure(code=code, version=1, **vars(values) | {"filters": dict(values.filters)}, **stamped(stamp))
    db.session.add(row)
    with constraint_as_refusal(ONE_CODE):
        db.session.flush()
    audit.record("figures:configured:make", row, stamp, code=code)
    return row


def reconfigure(row: ConfiguredFigure, values: Configured, *, stamp: Stamp) -> None:
    """Change a figure: another measure or filter is another meaning, which raises its version. Raises `RuleBroken` as
    `check_configured`."""
    check_configured(values)
    before = audit.overwrite(row, vars(values) | {"filters": dict(values.filters)})
    if {"measure", "filters"} & before.keys():
        row.version += 1
    db.session.flush()
    if before:
        audit.record("figures:configured:change", row, stamp, fields=sorted(before), version=row.version)

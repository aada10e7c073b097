"""The house rules that hold, those of before, and their text in parts."""

from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import undefer

from amal_field.db import db
from amal_field.transit_site.models import HouseRules, Site, Stay

LANGUAGES = ("nl", "fr", "en")
"""In which languages they exist: what is spoken on the site."""


def sections(text: str) -> list[tuple[str, list[str]]]:
    """A text as headings, each with its points. A line that begins with `#` is a heading, any other line a point;
    points before the first heading stand beneath an empty one."""
    sections: list[tuple[str, list[str]]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            sections.append((line.lstrip("# "), []))
        elif sections:
            sections[-1][1].append(line)
        else:
            sections.append(("", [line]))
    return sections


def versions_of(site: Site) -> list[HouseRules]:
    """Every version that holds, held or will hold, the latest first; without the texts."""
    return list(
        db.session.scalars(
            select(HouseRules)
            .where(HouseRules.site_id == site.id, HouseRules.stands)
            .order_by(HouseRules.valid_from.desc())
        )
    )


def in_force(site: Site, on: date) -> HouseRules | None:
    """The version of a day, with its texts."""
    return db.session.scalar(_of(site.id, on, HouseRules).options(undefer(HouseRules.texts)))


def version(site: Site, number: int) -> HouseRules | None:
    """A version by its number, with its texts; one that was withdrawn too: somebody may have seen it."""
    return db.session.scalar(
        select(HouseRules)
        .where(HouseRules.site_id == site.id, HouseRules.version == number)
        .options(undefer(HouseRules.texts))
    )


def id_in_force(stay: Stay, on: date) -> ScalarSelect:
    """The key of the version of a day, as a part of the statement that writes the stay."""
    return _of(stay.site_id, on, HouseRules.id).scalar_subquery()


def next_version(site: Site) -> int:
    """The number of the next version; a withdrawn one keeps its own."""
    return (db.session.scalar(select(func.max(HouseRules.version)).where(HouseRules.site_id == site.id)) or 0) + 1


def _of(site_id: Any, on: date, what: Any) -> Any:
    return (
        select(what)
        .where(HouseRules.site_id == site_id, HouseRules.valid_from <= on, HouseRules.stands)
        .order_by(HouseRules.valid_from.desc())
        .limit(1)
    )

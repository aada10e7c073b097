"""The dated rules and closures of the site, as its settings show them and the operations look for them."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.transit_site.models import Site, SiteClosure, SiteRule, rule_on
from amal_field.transit_site.rules import Period


def rules_of(site: Site) -> list[SiteRule]:
    """Every rule that holds, held or will hold, the latest first."""
    return list(
        db.session.scalars(
            select(SiteRule).where(SiteRule.site_id == site.id, SiteRule.stands).order_by(SiteRule.valid_from.desc())
        )
    )


def rule_in_force(site: Site, on: date) -> SiteRule | None:
    """The rules of a day."""
    return db.session.scalar(rule_on(site.id, on, SiteRule))


def rule(rule_id: UUID) -> SiteRule | None:
    """The dated rule with this key, a withdrawn one too; None where there is none."""
    return db.session.get(SiteRule, rule_id)


def closures_of(site: Site, since: date) -> list[SiteClosure]:
    """The closures that last on a day or later, the first to begin first."""
    return list(
        db.session.scalars(
            select(SiteClosure)
            .where(
                SiteClosure.site_id == site.id,
                SiteClosure.stands,
                SiteClosure.ends_after(since),
            )
            .order_by(SiteClosure.from_on)
        )
    )


def closure(closure_id: UUID) -> SiteClosure | None:
    """The closure with this key, a withdrawn one too; None where there is none."""
    return db.session.get(SiteClosure, closure_id)


def closure_over(from_on: date, to_on: date | None) -> SiteClosure | None:
    """A closure that lies over these days."""
    return db.session.scalar(
        select(SiteClosure)
        .where(
            SiteClosure.stands,
            SiteClosure.overlaps(Period(from_on, to_on)),
        )
        .limit(1)
    )

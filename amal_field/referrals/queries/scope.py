"""Whose referrals a user sees, makes and follows: those of the services that their permissions name."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, select, true

from amal_field.db import db
from amal_field.organisations.models import Service
from amal_field.permissions import Permission
from amal_field.referrals import rules
from amal_field.referrals.models import AnyReferral

Services = Mapping[Permission, str]

OTHERS: Services = {Permission.REFERRALS_SITE: "site", Permission.REFERRALS_DESK: "desk"}
"""Permission → the service whose referrals to anything but care its holder sees."""
CARE: Services = {Permission.REFERRALS_HEALTH: "site", Permission.REFERRALS_DESK: "desk"}
"""Permission → the service whose referrals to care its holder sees."""


def codes(user: Any, services: Services) -> list[str]:
    """The services whose referrals this user sees, in their order."""
    return [code for permission, code in services.items() if user.may(permission)]


def kinds_by_service(user: Any) -> dict[str, list[str]]:
    """What this user may refer to, for each service in whose name they do."""
    found: dict[str, list[str]] = {}
    for code in codes(user, CARE):
        found.setdefault(code, []).append(rules.HEALTH)
    for code in codes(user, OTHERS):
        found.setdefault(code, []).extend(kind for kind in rules.KINDS if kind != rules.HEALTH)
    return found


def of_services(model: type[AnyReferral], wanted: list[str]) -> ColumnElement[bool]:
    """Whether a referral was made by one of these services."""
    if not wanted:
        return false()
    if len(wanted) == 1:  # of one service an index gives the rows in their order
        return model.service_id == select(Service.id).where(Service.code == wanted[0]).scalar_subquery()
    return model.service_id.in_(select(Service.id).where(Service.code.in_(wanted)))


def counted(user: Any) -> ColumnElement[bool] | None:
    """Nothing to restrict where this user sees the numbers of all services; None where they do not."""
    return true() if user.may(Permission.REFERRALS_COUNT) else None


def service_ids() -> dict[str, UUID]:
    """The key of each service, by code."""
    return dict(db.session.execute(select(Service.code, Service.id)).all())

"""Which pages of the site somebody needs on a day, with or without a network."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from amal_field.accounts.models import User
from amal_field.permissions import Permission


def pages(user: User, _day: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """The site plan, for whoever may see it, as endpoints with what stands in their address."""
    if user.may(Permission.SITE_SEE):
        yield "transit_site.plan", {}

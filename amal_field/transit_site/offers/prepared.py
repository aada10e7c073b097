"""Which pages of the site somebody needs on a day, with or without a network."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from amal_field.accounts.models import User
from amal_field.permissions import Permission
from amal_field.transit_site.queries import stays


def pages(user: User, day: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """The site plan and its pitches, with the forms of who comes and who goes there, as endpoints with what stands in
    their address."""
    if not user.may(Permission.SITE_SEE):
        return
    yield "transit_site.plan", {}
    standing = stays.standing(day)
    for number in standing:
        yield "transit_site.pitch", {"number": number}
    if user.may(Permission.SITE_RECORD):
        for number, stay_ids in standing.items():
            if not stay_ids:
                yield "transit_site.check_in_form", {"number": number}
        for stay_id in dict.fromkeys(key for keys in standing.values() for key in keys):
            yield "transit_site.departure_form", {"stay_id": stay_id}
            yield "transit_site.joining_form", {"stay_id": stay_id}

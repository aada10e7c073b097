"""What actions added up to whose lists are removed."""

from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.vaccination.models import ActionCount, Vaccine
from amal_field.vaccination.rules.counts import ActionCounts
from amal_field.vaccination.rules.words import BY_BRAND, NOT_GIVEN, PROMISED, TOTALS


def kept_counts(action_id: UUID) -> ActionCounts:
    """The numbers that were kept of an action, in the order of those of a list."""
    rows = db.session.execute(
        select(ActionCount, Vaccine.brand)
        .outerjoin(Vaccine, Vaccine.id == ActionCount.vaccine_id)
        .where(ActionCount.action_id == action_id)
        .order_by(ActionCount.reason, ActionCount.month, Vaccine.brand_key, ActionCount.id)
    ).all()
    totals = {row.counted: row.number for row, _brand in rows if row.counted in TOTALS}
    return ActionCounts(
        **{name: totals.get(name, 0) for name in TOTALS},
        not_given={row.reason: row.number for row, _brand in rows if row.counted == NOT_GIVEN},
        by_brand={brand: row.number for row, brand in rows if row.counted == BY_BRAND},
        promised={row.month: row.number for row, _brand in rows if row.counted == PROMISED},
    )

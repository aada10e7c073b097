"""How what tablets send is kept, handed to what answers them (`web/outbox.py`)."""

from datetime import datetime
from functools import partial

from amal_field.accounts.models import Tablet
from amal_field.accounts.rules import CONTACT_NOTED
from amal_field.outbox import operations
from amal_field.web import unit_of_work
from amal_field.web.outbox import Depot


def note_receipt(tablet: Tablet, at: datetime) -> None:
    """Write down that a tablet delivered something, unless that was written within the minute."""
    if tablet.receipt_at is None or at - tablet.receipt_at >= CONTACT_NOTED:
        unit_of_work.remember(partial(operations.note_receipt, tablet.id, at), needed=False)


DEPOT = Depot(
    deliver=operations.deliver,
    delivered=operations.delivered,
    note_receipt=note_receipt,
    set_aside=operations.set_aside,
)

"""Values of a setting in every state, made with the operations that the screen uses."""

from collections.abc import Iterator

from amal_field.dated_settings import operations
from amal_field.dated_settings.models import DatedSetting
from amal_field.dated_settings.queries import declared
from tests.states import StampOf, State
from tests.transit_site.world import in_days


def values(stamp_of: StampOf) -> Iterator[State]:
    """In force, to come and withdrawn, of each setting."""
    dirk = stamp_of("dirk")
    for code, setting in declared().items():
        now, later, withdrawn = (
            operations.set_value(setting, in_days(days), setting.default, "Team", stamp=dirk) for days in (0, 10, 20)
        )
        operations.withdraw_value(withdrawn, stamp=dirk)
        yield State(f"{code} in force", setting_id=now.id, code=code)
        yield State(f"{code} to come", setting_id=later.id, code=code)
        yield State(f"{code} withdrawn", is_void=True, setting_id=withdrawn.id, code=code)


MAKERS = (values,)
RECORDS = {"setting_id": DatedSetting}

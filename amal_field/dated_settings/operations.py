"""What administrators do to dated settings. Each changes, flushes and records; none commits."""

from datetime import date

from amal_field import audit, clock
from amal_field.dated_settings import queries, rules
from amal_field.dated_settings.models import DatedSetting
from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Value
from amal_field.db import constraint_as_refusal, db
from amal_field.stamp import Stamp, stamped

ONE_A_DAY = {
    "uq_dated_settings_code_valid_from": "setting_exists",
    "dated_settings.code, dated_settings.valid_from": "setting_exists",
}


def set_value(setting: Setting, valid_from: date, value: Value, source: str, *, stamp: Stamp) -> DatedSetting:
    """Let a value hold from a day on. Raises `RuleBroken` `setting_backwards` or `setting_exists`."""
    taken = queries.has_value_from(setting.code, valid_from)
    rules.check_day(valid_from, today=clock.day_of(stamp.at), taken=taken)
    row = DatedSetting(
        code=setting.code, valid_from=valid_from, value=rules.as_json(value), source=source, **stamped(stamp)
    )
    db.session.add(row)
    with constraint_as_refusal(ONE_A_DAY):
        db.session.flush()
    audit.record("dated_settings:value:set", row, stamp, on=valid_from.isoformat(), value=row.value)
    return row


def withdraw_value(row: DatedSetting, *, stamp: Stamp) -> None:
    """Withdraw a value under which no day has passed. Twice is once. Raises `RuleBroken` `setting_in_force`."""
    if not row.stands:
        return
    rules.check_withdrawal(row.valid_from, today=clock.day_of(stamp.at))
    row.cancel(stamp)
    db.session.flush()
    audit.record("dated_settings:value:withdraw", row, stamp, on=row.valid_from.isoformat())

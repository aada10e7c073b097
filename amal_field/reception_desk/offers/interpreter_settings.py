"""What an administrator sets of interpreters."""

from flask_babel import lazy_gettext as _l

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind
from amal_field.reception_desk.rules.assignments import HOUR

SETTINGS = (
    Setting(
        HOUR,
        _l("Interpreters: until this hour of the working day before, calling off is in time"),
        Kind.HOUR,
        default=10,
        source=_l("the Agency for Integration: free until 10 o’clock on the working day before"),
        most=23,
    ),
)

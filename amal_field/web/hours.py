"""A field for the hours of a day: from when until when."""

import re
from datetime import time

from flask_babel import lazy_gettext as _l
from wtforms import Field, ValidationError

HOUR = re.compile(r"(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?)?", re.ASCII)


class HoursField(Field):
    """From when until when, as two times of a day (`9:30`, `9u30`, `9`). `data` is a pair of times or None."""

    parts = (("from", _l("From")), ("until", _l("Until")))

    def process(self, formdata=None, data=None, extra_filters=None) -> None:
        """Read both times; what was typed stays in `typed`, also where it is wrong."""
        self.process_errors, self.data = [], data if isinstance(data, tuple) else self.default
        self.typed = [f"{part:%H:%M}" for part in self.data] if self.data else ["", ""]
        if formdata is None or f"{self.name}-from" not in formdata:
            return
        self.typed = [formdata.get(f"{self.name}-{part}", "").strip()[:10] for part, _ in self.parts]
        try:
            self.data = self._read()
        except ValueError as wrong:
            self.data = None
            self.process_errors.append(wrong.args[0])

    def _value(self) -> str:
        return "–".join(part for part in self.typed if part)

    def _read(self) -> tuple[time, time] | None:
        if not any(self.typed):
            return None
        if not all(self.typed):
            raise ValidationError(_l("Fill in both: from when, and until when."))
        starts, ends = map(_time, self.typed)
        if ends <= starts:
            raise ValidationError(_l("This ends before it starts."))
        return starts, ends


def _time(text: str) -> time:
    match = HOUR.fullmatch(text)
    try:
        return time(int(match[1]), int(match[2] or 0))
    except (TypeError, ValueError):
        raise ValidationError(_l("This is no time of the day. Write it as 9:30.")) from None

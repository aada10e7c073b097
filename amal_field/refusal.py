"""How a rule says no: a code for the machine, values for the sentence, no language."""

from typing import Any


class RuleBroken(Exception):
    """A rule of the domain refuses. `code` names the rule, `values` fill the sentence in `messages.py`."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

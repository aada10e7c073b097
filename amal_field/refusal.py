"""How a rule says no: a code for the machine, values for the sentence, no language."""

from collections.abc import Sequence
from typing import Any


class RuleBroken(Exception):
    """A rule of the domain refuses. `code` names the rule, `values` fill the sentence in `messages.py`.

    `decidable`: whether a named decision may let it through.
    """

    decidable = False

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    @property
    def refusals(self) -> Sequence["RuleBroken"]:
        """Every rule that refuses: this one."""
        return (self,)


class RulesBroken(RuleBroken):
    """Several rules refuse at once, each with its own sentence; the first lends its code."""

    def __init__(self, refusals: Sequence[RuleBroken], *, decidable: bool) -> None:
        super().__init__(refusals[0].code, **refusals[0].values)
        self._refusals, self.decidable = tuple(refusals), decidable

    @property
    def refusals(self) -> Sequence[RuleBroken]:
        """Every rule that refuses, in the order in which they are told."""
        return self._refusals

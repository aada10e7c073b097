"""A form that rules of the site may refuse, and that a named decision then lets pass."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from amal_field.transit_site import rules
from amal_field.transit_site.rules import Decided
from amal_field.web.forms import FieldForm, TextField


class DecidingForm(FieldForm):
    """A form with room for a decision. `deciding` names the rules that its sender has seen refusing, `reason` says why
    they are let pass; nobody decides on what she has not seen."""

    answers = frozenset({"reason", "deciding", "decide"})
    """The fields of the decision, which say nothing of what is asked."""

    reason = TextField(_l("Reason for the decision"), most=200)
    deciding = HiddenField()
    decide = HiddenField()

    @property
    def undecided(self) -> list[str]:
        """The codes of the rules of the site that refuse: now, else those shown before."""
        if self.refusal is not None:
            return [refusal.code for refusal in self.refusal.refusals if refusal.code in rules.SITE_RULES]
        shown = (self.deciding.data or "").split()
        return [code for code in rules.SITE_RULES if code in shown]

    @property
    def decidable(self) -> bool:
        """Whether a named decision may let them pass."""
        return self.refusal.decidable if self.refusal is not None else True

    def decided(self) -> Decided | None:
        """The decision that the sender took."""
        if not self.reason.data:
            return None
        return Decided(frozenset((self.deciding.data or "").split()), self.reason.data)

    @contextmanager
    def refusals(self, sentences: Mapping[str, Any]) -> Iterator[None]:
        """As every form; who decides without a reason reads that too."""
        with super().refusals(sentences):
            yield
        if self.undecided and self.decide.data and not self.reason.data:
            self.reason.errors = [*self.reason.errors, _("Say why in a few words.")]

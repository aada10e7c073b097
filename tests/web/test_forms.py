"""Fields in which something is required: blanks alone are nothing typed."""

import pytest
from wtforms.validators import InputRequired

from amal_field.web.forms import FieldForm, NumberField
from amal_field.web.money import MoneyField


class Asked(FieldForm):
    tables = NumberField("Tables", [InputRequired("Say how many.")])
    amount = MoneyField("Euros", [InputRequired("Say how much.")])


@pytest.mark.parametrize(("typed", "fine"), [("  ", False), ("", False), (" 3 ", True)])
def test_blanks_are_not_what_is_required(app, typed, fine):
    with app.test_request_context("/", method="POST", data={"tables": typed, "amount": typed}):
        form = Asked()
        assert form.validate() is fine
        assert bool(form.tables.errors and form.amount.errors) is not fine

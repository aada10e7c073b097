"""Fields of forms: what people type is read, and what is nothing is nothing."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import InputRequired

from amal_field.web.forms import NumberField
from amal_field.web.money import MoneyField


class Asking(Form):
    """A number and an amount that are asked for."""

    number = NumberField("Number", [InputRequired("Fill it in.")])
    amount = MoneyField("Amount", [InputRequired("Fill it in.")])


@pytest.mark.parametrize("typed", ["", " ", "\t", "\u2003", "\u00a0 "])
def test_spaces_alone_are_nothing_where_something_is_asked(typed):
    form = Asking(MultiDict({"number": typed, "amount": typed}))
    assert not form.validate()
    assert form.errors == {"number": ["Fill it in."], "amount": ["Fill it in."]}

"""Fields of forms: what people type is read, and what is nothing is nothing."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form, FormField, PasswordField
from wtforms.validators import InputRequired

from amal_field.web.forms import FieldForm, NumberField, PhoneField, RowsField, TextField
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


class Naming(FieldForm):
    """A name."""

    name = TextField("Name")


class Choosing(FieldForm):
    """A name and a password."""

    name = TextField("Name")
    secret = PasswordField("Password")


class NamingSeveral(FieldForm):
    """A name, and names in rows."""

    name = TextField("Name")
    rows = RowsField(FormField(Naming), max_entries=2)


@pytest.mark.parametrize("harmful", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ufffe", "\uffff"])
def test_what_nobody_types_is_left_out_of_every_field(app, harmful):
    typed = {"name": f"A{harmful}n", "rows-0-name": f"{harmful}Bo", "rows-1-name": harmful}
    with app.test_request_context(method="POST", data=typed):
        form = NamingSeveral()
        assert form.validate()
        assert (form.name.data, [row["name"] for row in form.rows.data]) == ("An", ["Bo", None])


@pytest.mark.parametrize("typed", [" drie  rode ", "DRIE\x07rode", "\u0000\u0085☂", "e\u0301"])
def test_a_password_is_taken_as_it_comes(app, typed):
    with app.test_request_context(method="POST", data={"name": "A\x07n", "secret": typed}):
        form = Choosing()
        assert (form.name.data, form.secret.data) == ("An", typed)


def test_line_ends_tabs_and_signs_of_any_script_stay(app):
    typed = "a\tb\r\nŽ \u200f\U0001f600\ufffd"
    with app.test_request_context(method="POST", data={"name": typed}):
        assert Naming().name.data == typed


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_a_sign_that_turns_what_follows_is_in_no_text(app, sign):
    kinds = [TextField, *(kind for kind in _all_below(TextField))]
    for kind in kinds:
        form = type("Typing", (Form,), {"text": kind("Text")})(MultiDict({"text": f"An{sign}na"}))
        assert not form.validate() or form.text.data == "Anna", kind
    assert len(kinds) > 3


@pytest.mark.parametrize(("typed", "is_good"), [("\u202d+32 470 12 34 56\u202c", True), ("+32 470\u202e 12", False)])
def test_a_number_from_an_address_book_is_taken_without_what_stands_around_it(app, typed, is_good):
    form = type("Calling", (Form,), {"phone": PhoneField("Phone")})(MultiDict({"phone": typed}))
    assert form.validate() is is_good
    assert not is_good or form.phone.data == "+32 470 12 34 56"


def _all_below(kind):
    return [below for direct in kind.__subclasses__() for below in (direct, *_all_below(direct))]


def test_a_strict_form_refuses_what_another_leaves_out(app):
    with app.test_request_context(method="POST", data={"name": "A\x00n"}):
        form = type("Strict", (Naming,), {"refuses_harm": True})()
        assert not form.validate()
        assert len(form.form_errors) == 1

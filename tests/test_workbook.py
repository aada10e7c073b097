"""Spreadsheets: amounts stand in the reader's notation."""

from decimal import Decimal
from io import BytesIO

import pytest
from flask_babel import force_locale
from openpyxl import load_workbook

from amal_field.workbook import AS_EUROS, Cell, Column, Sheet, write_workbook


def written():
    rows = [[Decimal("40.00"), Cell(Decimal(-2), AS_EUROS), Cell("40", AS_EUROS)]]
    content = write_workbook(Sheet("One", [Column(None, 10, AS_EUROS), Column(None, 10), Column(None, 10)], rows))
    return load_workbook(BytesIO(content)).active[1]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("nl", '"€" #,##0.00;"€" -#,##0.00'), ("fr", '#,##0.00 "€"'), ("en", '"€"#,##0.00')],
)
def test_an_amount_has_its_sign_where_the_reader_writes_it(app, language, wanted):
    with app.test_request_context(), force_locale(language):
        amount, other, text = written()
    assert (amount.value, amount.number_format, other.number_format) == (40, wanted, wanted)
    assert (text.value, text.number_format) == ("40", "General")


def test_outside_a_request_it_is_written_in_dutch():
    assert written()[0].number_format.startswith('"€" ')

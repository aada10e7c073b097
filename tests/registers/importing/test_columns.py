"""Cells are read into values and written back in one form."""

from datetime import date, time
from decimal import Decimal

import pytest

from amal_field.people.registers.persons import BirthDay, country_code, language_code
from amal_field.people.rules import Birth
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import YES_NO, Choice, Day, Euros, Listed, Text, TimeOfDay, Whole

PITCHES = Listed("standplaatsen", of=Whole("standplaats"))

DAYS = ("1/9/2022", "01/09/2022", "1-9-2022", "1.9.2022", "2022-09-01", "01/09/2022 00:00", "2022-09-01T00:00:00")
EUROS = ("1200", "1.200,00", "1 200,00", "1\u00a0200,00", "1\u202f200", "€\u00a01.200,00")


@pytest.mark.parametrize(
    ("column", "text", "value", "written"),
    [
        (Text("plaats"), "Gent; ’t Rabot", "Gent; ’t Rabot", "Gent; ’t Rabot"),
        (Day("datum"), "29/02/2024", date(2024, 2, 29), "29/02/2024"),
        (Euros("prijs"), "200", Decimal("200"), "200,00"),
        *((Day("datum"), text, date(2022, 9, 1), "01/09/2022") for text in DAYS),
        *((TimeOfDay("van"), text, time(9), "09:00") for text in ("9:00", "09:00:00", "9u00", "9u", "9H00", "0,375")),
        (TimeOfDay("van"), "9u30", time(9, 30), "09:30"),
        (TimeOfDay("van"), "0.395833333333333", time(9, 30), "09:30"),
        *((Euros("prijs"), text, Decimal(200), "200,00") for text in ("€ 200,00", "€200", "200,00 €", "200,-")),
        *((Euros("prijs"), text, Decimal(1200), "1200,00") for text in EUROS),
        (Euros("prijs"), "1.234.567", Decimal(1234567), "1234567,00"),
        (Euros("prijs"), "0,5", Decimal("0.5"), "0,50"),
        (Euros("prijs"), "99999999,99", Decimal("99999999.99"), "99999999,99"),
        (TimeOfDay("van"), "09:05", time(9, 5), "09:05"),
        (TimeOfDay("van"), "23:59", time(23, 59), "23:59"),
        (Whole("meter"), "007", 7, "7"),
        (Whole("meter"), "0", 0, "0"),
        (Choice("ja", values=YES_NO), "NEE", "no", "nee"),
        (PITCHES, "12, 3", [12, 3], "3,12"),
        (Listed("talen", of=Text("taal"), ordered=True), "uk,ru,uk", ["uk", "ru"], "uk,ru"),
        (BirthDay("geboren"), "1984", Birth(date(1984, 7, 1), "year"), "1984"),
        (BirthDay("geboren"), "02/01/1984", Birth(date(1984, 1, 2), "day"), "02/01/1984"),
    ],
)
def test_a_cell_becomes_a_value_and_goes_back(column, text, value, written):
    assert column.read(text) == value
    assert column.write(value) == written


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        (Day("datum"), "29/02/2023", "not_a_day"),
        (Day("datum"), "1/1/22", "not_a_day"),
        (Day("datum"), "22", "not_a_day"),
        (Day("datum"), "04/25/2022", "not_a_day"),
        (Day("datum"), "1/9-2022", "not_a_day"),
        (Day("datum"), "1-9-22", "not_a_day"),
        (Day("datum"), "22-09-01", "not_a_day"),
        (Day("datum"), "01/09/2022 09:30", "day_with_time"),
        (Day("datum"), "2022-09-01T00:00:01", "day_with_time"),
        (Day("datum"), "٠١/٠١/٢٠٢٢", "not_a_day"),
        (Day("datum"), "01/01/0202", "year_unreal"),
        (Day("datum"), "31/12/9999", "year_unreal"),
        (Euros("prijs"), "12,5O", "not_euros"),
        (Euros("prijs"), "12.50", "euros_doubtful"),
        (Euros("prijs"), "12.5", "euros_doubtful"),
        (Euros("prijs"), "€ 1.200", "euros_doubtful"),
        (Euros("prijs"), "1.200 300,00", "not_euros"),
        (Euros("prijs"), "1.20,00", "not_euros"),
        (Euros("prijs"), "1,200.00", "not_euros"),
        (Euros("prijs"), "€ -5", "below_zero"),
        (Euros("prijs"), "1e9", "not_euros"),
        (Euros("prijs"), "1,234", "euros_doubtful"),
        (Euros("prijs"), "-5", "below_zero"),
        (Euros("prijs"), "100000000", "too_large"),
        (TimeOfDay("van"), "24:00", "not_a_time"),
        (TimeOfDay("van"), "9.30", "not_a_time"),
        (TimeOfDay("van"), "0.30", "not_a_time"),
        (TimeOfDay("van"), "0,3751", "not_a_time"),
        (TimeOfDay("van"), "1,375", "not_a_time"),
        (TimeOfDay("van"), "09:60", "not_a_time"),
        (TimeOfDay("van"), "09:30:15", "not_a_time"),
        (Whole("extra", most=99), "100", "too_large"),
        (Whole("meter"), "1e9", "not_whole"),
        (Whole("meter"), "²", "not_whole"),
        (Whole("meter"), "12,0", "not_whole"),
        (Whole("meter"), "-5", "below_zero"),
        (Whole("meter"), "1" * 1990, "too_large"),
        (Choice("ja", values=YES_NO), "misschien", "not_a_choice"),
        (PITCHES, "3,", "list_gap"),
        (PITCHES, "3,4,03", "listed_twice"),
        (BirthDay("geboren"), "22", "not_a_day"),
        (BirthDay("geboren"), "1022", "birth_unreal"),
        (BirthDay("geboren"), "30/02/1990", "not_a_day"),
    ],
)
def test_a_cell_that_says_nothing_real_is_refused(column, text, code):
    with pytest.raises(RuleBroken, match=code):
        column.read(text)


def test_a_doubtful_amount_is_told_both_ways():
    for text, whole, cents in (("1.200", 1200, "1,20"), ("12.5", 125, "12,50"), ("1,239", 1239, "1,23")):
        with pytest.raises(RuleBroken) as broken:
            Euros("prijs").read(text)
        assert broken.value.values == {"whole": whole, "cents": cents}


def test_codes_of_languages_and_countries_are_known_ones():
    assert (language_code("NL"), language_code("rmy"), country_code("ua")) == ("nl", "rmy", "UA")
    for check, text in ((language_code, "xx"), (language_code, "dutch"), (country_code, "EU"), (country_code, "X1")):
        with pytest.raises(RuleBroken):
            check(text)

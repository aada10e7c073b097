"""Births, ages, names and phones, on plain values."""

from datetime import date

import pytest

from amal_field.people import rules
from amal_field.people.rules import Birth
from amal_field.refusal import RuleBroken

TODAY = date(2026, 11, 23)


def test_a_year_alone_is_reckoned_as_the_first_of_july():
    assert rules.birth_from(1998, today=TODAY) == Birth(date(1998, 7, 1), "year")
    assert rules.birth_from(2026, today=TODAY) == Birth(date(2026, 7, 1), "year")


def test_a_month_alone_is_reckoned_as_the_fifteenth_of_it():
    assert rules.birth_from(1998, 2, today=TODAY) == Birth(date(1998, 2, 15), "month")
    assert rules.birth_from(2026, 11, 0, today=date(2026, 11, 2)) == Birth(date(2026, 11, 15), "month")
    assert not rules.was_born_after(Birth(date(1998, 2, 15), "month"), date(1998, 2, 1))
    assert rules.was_born_after(Birth(date(1998, 2, 15), "month"), date(1998, 1, 31))


@pytest.mark.parametrize(
    ("year", "month", "day", "code"),
    [
        (2026, 11, 24, "birth_in_future"),
        (2027, None, None, "birth_in_future"),
        (2020, 2, 31, "birth_unreal"),
        (1700, None, None, "birth_unreal"),
        (1998, 13, None, "birth_unreal"),
        (2026, 12, None, "birth_in_future"),
        (1998, None, 7, "birth_unreal"),
        (0, 1, 1, "birth_unreal"),
    ],
)
def test_an_impossible_birth_is_refused(year, month, day, code):
    with pytest.raises(RuleBroken, match=code):
        rules.birth_from(year, month, day, today=TODAY)


@pytest.mark.parametrize(
    ("born_on", "age"),
    [(date(2008, 11, 23), 18), (date(2008, 11, 24), 17), (date(2026, 11, 23), 0), (date(2026, 12, 1), -1)],
)
def test_an_age_is_counted_in_whole_years(born_on, age):
    assert rules.age_on(born_on, TODAY) == age


@pytest.mark.parametrize(
    ("born_on", "months"),
    [(date(2026, 11, 23), 0), (date(2026, 10, 24), 0), (date(2026, 10, 23), 1), (date(2024, 11, 24), 23)],
)
def test_months_are_whole_ones(born_on, months):
    assert rules.months_on(born_on, date(2026, 11, 23)) == months


def test_an_unknown_birth_is_no_minor():
    assert not rules.is_minor(None, TODAY)
    assert rules.is_minor(date(2008, 11, 24), TODAY)
    assert not rules.is_minor(date(2008, 11, 23), TODAY)


def test_a_birth_after_a_day_is_seen_as_far_as_it_is_known():
    assert rules.was_born_after(Birth(date(2022, 5, 2), "day"), date(2022, 5, 1))
    assert not rules.was_born_after(Birth(date(2022, 7, 1), "year"), date(2022, 5, 1))
    assert rules.was_born_after(Birth(date(2023, 7, 1), "year"), date(2022, 5, 1))


@pytest.mark.parametrize("written", ["0470 12 34 56", "+32470123456", "0032 470 12.34.56", "(0)470/12 34 56"])
def test_a_phone_number_is_one_key_however_it_is_written(written):
    assert rules.phone_key(written).endswith("470123456")


@pytest.mark.parametrize("typed", ["0470 1", "0470/12", "+32 470 12", "+32 (0)470 12 3", "0032470123", "470 12 34 56"])
def test_a_phone_number_is_known_by_its_beginning(typed):
    assert any("+32470123456".startswith(beginning) for beginning in rules.phone_beginnings(typed))


@pytest.mark.parametrize("typed", ["0470", "1-ABC-23456", "Mayer", "", "²²²²²²", "+"])
def test_what_is_no_beginning_of_a_phone_number_searches_none(typed):
    assert rules.phone_beginnings(typed) == []


def test_a_phone_number_is_never_refused():
    assert rules.phone_key("bel buurvrouw 12") == "12"
    assert rules.phone_key("geen") is None
    assert rules.phone_key(None) is None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("OKR 2022/0345-b", "okr20220345b"),
        (" okr.2022.0345 B ", "okr20220345b"),
        ("٢٠٢٢/٣", "20223"),
        ("Ж-7", "ж7"),
        ("…/–", None),
        ("", None),
        (None, None),
    ],
)
def test_a_dossier_number_is_compared_by_its_letters_and_digits(written, key):
    assert rules.dossier_key(written) == key


def test_a_dossier_number_has_a_digit():
    for number in (None, "", "7", "A-7", "٣"):
        rules.check_dossier(number)
    for number in ("Olena", "n/a", "²"):
        with pytest.raises(RuleBroken) as broken:
            rules.check_dossier(number)
        assert broken.value.code == "dossier_without_digit"


@pytest.mark.parametrize(
    ("mine", "other", "may"),
    [
        ((None, None), (None, None), True),
        ((date(2026, 5, 1), date(2026, 5, 3)), (date(2026, 5, 3), None), False),
        ((date(2026, 5, 1), date(2026, 5, 4)), (date(2026, 5, 3), None), True),
        ((None, date(2026, 5, 3)), (date(2026, 5, 3), None), False),
        ((date(2026, 5, 4), None), (None, date(2026, 5, 3)), False),
        ((None, date(2026, 5, 3)), (None, date(2026, 5, 4)), True),
    ],
)
def test_two_memberships_may_overlap_unless_one_ends_before_the_other_begins(mine, other, may):
    assert rules.may_overlap(*mine, *other) == rules.may_overlap(*other, *mine) == may


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("0470 12 34 56 (moeder), 09 223 45 67", ["+32470123456", "+3292234567"]),
        ("0470/12.34.56 / 0471/23.45.67", ["+32470123456", "+32471234567"]),
        ("0470123456 - 0471234567", ["+32470123456", "+32471234567"]),
        ("0470 12 34 56 0471 23 45 67", ["+32470123456", "+32471234567"]),
        ("papa 06 12 34 56 78, mama +380671234567", ["+33612345678", "+380671234567"]),
        ("GSM0470123456 na 18u00, niet op 12/3", ["+32470123456"]),
        ("06 12 34 56 78", ["+33612345678"]),
        ("06/12.34.56.78; 06/12.34.56.78", ["+33612345678"]),
        ("0470 12 34 56", ["+32470123456"]),
        ("12345", ["12345"]),
        ("niet gekend", []),
        ("²²²²²²²²²", []),
    ],
)
def test_every_number_in_a_phone_field_is_read_and_no_remark(written, keys):
    assert rules.phone_keys(written) == keys


def test_a_french_number_is_searched_as_french():
    assert "+33612345678" in rules.phone_beginnings("06 12 34 56 78")
    assert "+3361234" in rules.phone_beginnings("06 12 34")
    assert not any(beginning.startswith("+33") for beginning in rules.phone_beginnings("0470 12 34 56"))

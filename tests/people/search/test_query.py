"""What was typed, told apart."""

from datetime import date

import pytest

from amal_field.people.search.query import LEAST_RUN_TOGETHER, LONGEST_RUN_TOGETHER, MOST_TYPED, read_query


def forms(typed):
    return [word.forms[0] for word in read_query(typed).words]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Kovalchuk O.", ["kovalchuk", "o"]),
        ("Ковальчук Олександр", ["kovalchuk", "oleksandr"]),
        ("D'Hondt Anna-Maria", ["dhondt", "anna", "maria"]),
        ("Kovalchuk 1984", ["kovalchuk"]),
        ("Kovalchuk 12/03/1984", ["kovalchuk"]),
        ("Kovalchuk 0470 12 34 56", ["kovalchuk"]),
        ('%_" * ; --', []),
        ("🎪", []),
    ],
)
def test_words_are_told_from_numbers(typed, words):
    assert forms(typed) == words


@pytest.mark.parametrize("typed", ["12/03/1984", "12.3.1984", "12-03-1984", "12 03 1984", "1984-03-12", "12031984"])
def test_a_day_of_birth_is_known_however_it_is_written(typed):
    assert read_query(typed).births[0] == date(1984, 3, 12)
    assert read_query(typed).years == (1984,)


@pytest.mark.parametrize("typed", ["03/1984", "3-1984", "Olena 3.1984"])
def test_of_a_month_of_birth_the_year_is_looked_for(typed):
    assert read_query(typed).years == (1984,)
    assert read_query(typed).phones == ()


def test_day_and_month_may_have_been_changed_about():
    assert date(1984, 12, 3) in read_query("12/03/1984").births
    assert read_query("31/03/1984").births == (date(1984, 3, 31),)


@pytest.mark.parametrize("typed", ["0470 12 34 56", "+32470123456", "0032 470 12.34.56", "(0)470/12 34 56"])
def test_a_phone_is_known_however_it_is_written(typed):
    assert any("+32470123456".startswith(phone) for phone in read_query(typed).phones)


@pytest.mark.parametrize("typed", [None, "", "   ", "\x00", "%", "99/99/1984 ", "𝕏" * 9999, "a\x00b", "²²²²²²"])
def test_whatever_is_typed_can_be_read(typed):
    found = read_query(typed)
    assert len(found.text) <= MOST_TYPED
    assert "\x00" not in found.text


@pytest.mark.parametrize("typed", [None, " ", "\x00", "%_", '"', "🎪"])
def test_nothing_is_asked_by_signs_alone(typed):
    assert read_query(typed).is_empty


def test_a_name_is_parted_at_few_places_however_long_it_is():
    for letters in range(1, 101):
        query = read_query("olenabondar".ljust(letters, "k")[:letters])
        assert len(query.parted) <= LONGEST_RUN_TOGETHER
        assert bool(query.parted) == (LEAST_RUN_TOGETHER <= letters <= LONGEST_RUN_TOGETHER)

"""Which letter a tablet may have, and which PIN somebody may choose."""

import pytest

from amal_field.accounts import rules
from amal_field.refusal import RuleBroken


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("371", "pin_length"), ("3719284", "pin_length"), ("", "pin_length")),
        *(("37a9", "pin_digits"), ("3 719", "pin_digits"), ("37²9", "pin_digits"), ("37.9", "pin_digits")),
        *(
            ("7777", "pin_easy"),
            ("1234", "pin_easy"),
            ("987654", "pin_easy"),
            ("7890", "pin_easy"),
            ("٣٣٣٣", "pin_easy"),
        ),
    ],
)
def test_a_poor_pin_is_refused(typed, code):
    with pytest.raises(RuleBroken) as broken:
        rules.checked_pin(typed)
    assert broken.value.code == code


@pytest.mark.parametrize(
    ("typed", "pin"),
    [
        ("3719", "3719"),
        (" 371928 ", "371928"),
        ("٣٧١٩", "3719"),
        ("３７１９", "3719"),
        ("1224", "1224"),
        ("0358", "0358"),
    ],
)
def test_any_figures_are_figures(typed, pin):
    assert rules.checked_pin(typed) == rules.typed_pin(typed) == pin


@pytest.mark.parametrize(
    ("letter", "use", "code"),
    [
        *(("I", "staff", "letter_unknown"), ("Z", "staff", "letter_unknown"), ("AB", "staff", "letter_unknown")),
        *(("a", "staff", "letter_unknown"), ("A", "screen", "letter_on_screen")),
    ],
)
def test_a_letter_is_read_for_no_figure_and_a_screen_has_none(letter, use, code):
    rules.check_letter(None, use=use)
    rules.check_letter("Y", use="entrance")
    with pytest.raises(RuleBroken) as broken:
        rules.check_letter(letter, use=use)
    assert broken.value.code == code


def test_a_code_is_read_however_it_is_written():
    assert rules.bare_code(" ABcd - 23 fg ") == rules.bare_code("ａｂｃｄ２３fg") == "abcd23fg"

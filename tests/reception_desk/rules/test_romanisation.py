"""What is proposed for a name in Ukrainian letters."""

import pytest

from amal_field.reception_desk.rules.romanisation import romanised


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Згурівка", "Zghurivka"),
        ("Олександр", "Oleksandr"),
        ("Їжакевич-Юр'єва", "Yizhakevych-Yurieva"),
        ("Знам’янський", "Znamianskyi"),
        ("Ґалаґан", "Galagan"),
        ("Гнат", "Hnat"),
        ("Крылова", None),
        ("Эмма", None),
        ("Артём", None),
        ("Oleksandr", None),
        ("Коваленко 2", None),
        (" ", None),
        ("’", None),
        (None, None),
    ],
)
def test_all_ukrainian_or_nothing(name, proposal):
    assert romanised(name) == proposal

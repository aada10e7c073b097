"""Parts, sounds and skeletons of names, on plain values."""

import pytest

from amal_field.people.search import spellings as keys


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (("Олена", "O'Brien-Ковальчук"), {"olena", "obrien", "kovalchuk"}),
        (("Галина",), {"galina", "halyna"}),
        (("Юлія Згурська",), {"yuliia", "yuliya", "zghurska", "zgurska"}),
        ((None, ""), set()),
        (("Ann Ann",), {"ann"}),
        (("Şahin Çelik",), {"sahin", "celik"}),
    ],
)
def test_names_of_any_script_fold_to_latin_parts(names, parts):
    assert set(keys.parts_of(*names)) >= parts
    assert len(keys.parts_of(*names)) <= len(parts) + 1


@pytest.mark.parametrize(
    "spellings",
    [
        ("oleksandr", "aleksandr", "alexander", "aleksander", "alexandru"),
        ("mykola", "nikolai", "nikolay", "nicolae"),
        ("yuliia", "julia", "iulia", "yulia"),
        ("kovalchuk", "kovalcuk", "kovaltschuk", "kowalczuk"),
        ("halyna", "galina"),
        ("mohammed", "muhammad", "mehmet"),
        ("khadija", "hatice", "khadidja"),
        ("hristo", "khristo", "christo"),
        ("shcherbak", "scherbak", "serbak"),
        ("yevhen", "evgeny", "ievgen"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(spellings):
    assert len({keys.skeleton(spelling) for spelling in spellings}) == 1


def test_names_that_differ_do_not_share_one():
    names = ["kovalchuk", "kovalenko", "bondar", "marchenko", "shevchenko", "olena", "oleksandr", "ivan", "petro"]
    assert len({keys.skeleton(name) for name in names}) == len(names)


def test_a_pair_is_the_same_in_any_order():
    assert keys.pair_keys(["olena", "bondar"]) == keys.pair_keys(["bondar", "olena"])
    assert keys.pair_keys(["olena"]) == keys.pair_keys(["12", "o", "olena"]) == []


def test_a_year_is_part_of_a_key_where_it_is_known():
    assert keys.year_keys(["bondar"], 1984) == ["~bntr/1984"]
    assert keys.year_keys(["bondar"], None) == ["~bntr/"]


def test_no_part_is_a_key_and_no_key_a_part():
    parts = keys.parts_of("Олена Bondar 12")
    assert {key for key in keys.keys_of(parts, 1984) if not key.startswith("~")} == set(parts)


@pytest.mark.parametrize("name", ["h", "x", "ии", "ь", "🎪", "aa", "ijij", "김민준", "日" * 300, "sch", "w"])
def test_every_name_has_keys_of_a_bearable_length(name):
    parts = keys.parts_of(name)
    assert all(0 < len(keys.skeleton(part)) <= len(keys.sound(part)) + 1 for part in parts)
    assert all(len(key) < 250 for key in keys.keys_of(parts, 1984))


@pytest.mark.parametrize(
    ("one", "other"), [("Van Damme", "Vandamme"), ("Nour Eddine", "Noureddine"), ("Jean-Claude", "Jeanclaude")]
)
def test_names_are_run_together_in_the_order_in_which_they_stand(one, other):
    assert keys.run_together(one) == keys.run_together(other)
    assert keys.run_together("Damme", "Van") == ("dammevan",)


def test_a_crossed_d_is_written_with_and_without_its_j():
    assert {"dordevic", "djordjevic"} <= set(keys.parts_of("Đorđević"))

"""What a run says of itself: cases are counted apart from the test functions that they come from."""

from tests.tally import tally


def test_the_cases_of_a_function_are_one_function():
    cases = ["tests/a/test_b.py::test_c[sqlite]", "tests/a/test_b.py::test_c[postgresql-[x]]"]
    assert tally([*cases, *cases]) == "2 cases of 1 test functions"


def test_functions_of_one_name_in_two_files_are_two():
    assert tally(["tests/a/test_b.py::test_c", "tests/d/test_b.py::test_c[x]"]) == "2 cases of 2 test functions"

"""Who may be meant, on both engines: names run together, shortened, abbreviated, or in another script."""

import pytest

from amal_field.people import operations
from amal_field.people.rules import Newcomer
from amal_field.people.search import finding
from amal_field.people.search.query import read_query

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")
OTHERS = (("Oleksandr", "Kovalchuk"), ("Jean", "Dubois"), ("Ali", "Hassan"), ("Vera", "Kravets"))


@pytest.fixture
def others(engine, stamp_of):
    """Some who are not meant."""
    operations.register_people([Newcomer(*names) for names in OTHERS], stamp=stamp_of())


def _hits(typed):
    return finding.hits_for(read_query(typed), finding.anybody)


@pytest.mark.parametrize(
    ("given", "family", "typed"),
    [
        ("Jan", "Van Damme", "Vandamme Jan"),
        ("Jan", "Vandamme", "Jan Van Damme"),
        ("Jan", "Van den Broeck", "Vandenbroeck Jan"),
        ("Jan", "Vandenbroeck", "Jan Van den Broeck"),
        ("Jan", "Vandenbroeck", "Van den Broeck"),
        ("Nour Eddine", "Alaoui", "Noureddine Alaoui"),
        ("Jeanclaude", "Peeters", "Jean-Claude Peeters"),
        ("Olena", "Bondar", "Olenabondar"),
        ("Olena", "Bondar", "bondarolena"),
        ("Novak", "Đorđević", "Djordjevic"),
        ("Novak", "Đorđević", "Novak Dordevic"),
        ("Mia", "Sint-Jans", "St-Jans Mia"),
        ("Mia", "St. Jans", "Mia Sint Jans"),
        ("Volodymyr", "Kravchuk", "Vova Kravchuk"),
        ("Вова", "Кравчук", "Vladimir Kravchuk"),
        ("Ion", "Popescu", "Popescu Nelu"),
        ("Abderrahmane", "Benali", "Abdou Benali"),
        ("Mohamed", "El Idrissi", "محمد الإدريسي"),
        ("Youssef", "Hamdaoui", "حمداوي يوسف"),
        ("Abderrahman", "Haddad", "عبد الرحمن حداد"),
    ],
)
def test_a_name_is_found_run_together_shortened_and_in_arabic(engine, others, stamp_of, given, family, typed):
    (person,) = operations.register_people([Newcomer(given, family)], stamp=stamp_of())
    assert _hits(typed)[0].person.name == person.name


def test_a_short_form_says_so(engine, others, stamp_of):
    operations.register_people([Newcomer("Volodymyr", "Kravchuk")], stamp=stamp_of())
    assert _hits("Vova Kravchuk")[0].reasons == ["short_form"]

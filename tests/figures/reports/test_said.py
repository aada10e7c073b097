"""How a figure is written in Dutch: as a number, with what is in doubt, in its sentence, and as it leaves the house."""

from itertools import chain

import pytest
from flask_babel import force_locale

from amal_field.figures.figure import FIGURES, Base, Doubt, Reading, share
from amal_field.figures.reports import said
from amal_field.figures.reports.checks import checks

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def figures(app):
    with app.test_request_context(), force_locale("nl"):
        yield {figure.code: figure for figure in chain.from_iterable(FIGURES.values())}


def walkers(part, whole, unknown=0):
    return share(part, whole, (), unknown=unknown, kind="answers", doubt="answers")


def test_numbers_ranges_and_shares_are_written_as_people_write_them(figures):
    shown = {
        ("desk.persons", 1240): "1.240",
        ("class.pretkamjonet_mean", 13.5): "13,5",
        ("class.children_range", (4, 25)): "4 tot 25",
        ("tables.komaf_attendance", ((23, 23, 10), (11, 9))): "23, 23 en 10; 11 en 9",
        ("tables.online_mean", None): "–",
    }
    for (code, value), text in shown.items():
        value = [list(one) if isinstance(one, tuple) else one for one in value] if isinstance(value, tuple) else value
        assert said.shown(figures[code], Reading(value)) == text
    assert said.shown(figures["walks.newcomer_share"], walkers(116, 145, 6)) == "77 à 81 %"
    assert said.shown(figures["walks.newcomer_share"], walkers(116, 145)) == "80%"
    doubts = (Doubt("doubles", 2, 102, 104), Doubt("disputed", 1, 104, 105))
    assert said.shown(figures["walks.walkers"], Reading(104, None, (), doubts)) == "102 à 105"


def test_a_sentence_knows_none_one_and_several_and_is_left_out_without_a_value(figures):
    activities = figures["class.activities"]
    sentences = [said.sentence(activities, Reading(number)) for number in (0, 1, 42)]
    assert sentences == [
        "In de klasunit vonden geen activiteiten plaats.",
        "In de klasunit vond 1 activiteit plaats.",
        "In de klasunit vonden 42 activiteiten plaats.",
    ]
    assert said.sentence(figures["class.new_volunteers"], Reading(0)).startswith("Geen ")
    assert said.sentence(figures["tables.online_mean"], Reading(None)) is None
    assert said.sentence(figures["class.children_range"], Reading([])) is None


def test_every_figure_has_a_sentence_in_every_language(app, figures):
    values = {"range": [4, 25], "list": [10, 10], "mean": 4.5, "count": 7}
    for language in ("nl", "fr", "en"):
        with app.test_request_context(), force_locale(language):
            for figure in figures.values():
                split = {"total": 9, "basis": 5, "okan": 2, "ander": 2, "m": 3, "v": 4}
                split |= {"sociaal_tolk": 3, "crisistolk": 4}
                keys = {"desk.school_children": list(split)[:4], "desk.interpreters": list(split)[6:]}
                value = {key: split[key] for key in keys.get(figure.code, ["m", "v"])}
                reading = Reading(values.get(figure.unit, value))
                reading = walkers(40, 60) if figure.unit == "share" else reading
                assert said.sentence(figure, reading).endswith("."), (figure.code, language)


def test_what_leaves_the_house_tells_nothing_of_few(figures):
    newcomers, shares = figures["duos.samen_gentenaar_newcomers"], figures["walks.newcomer_share"]
    assert "<\xa05 mannen" in said.sentence(newcomers, Reading({"m": 3, "v": 30}), least=5)
    assert "3 mannen" in said.sentence(newcomers, Reading({"m": 3, "v": 30}))
    assert said.sentence(shares, walkers(3, 40), least=5) is None
    assert said.sentence(shares, walkers(20, 40), least=5)
    assert "4 nieuwe" in said.sentence(figures["class.new_volunteers"], Reading(4), least=5)


def test_what_does_not_fit_is_said_with_its_numbers(figures):
    readings = {
        "tables.online_participants": Reading(9, Base("attendances", 8, 0)),
        "tables.online_mean": Reading(None, Base("sessions", 0)),
        "class.activities": Reading(1, None, (1,)),
        "class.children_range": Reading([9, 4]),
        "vaccination.actions": Reading(8),
        "vaccination.covid": Reading(5),
        "vaccination.basic": Reading(2),
        "duos.samen_gentenaar_newcomers": Reading({"m": 3, "v": 4}, Base("people", 9)),
        "desk.persons": Reading(1240),
        "desk.minors": Reading(390),
        "desk.nt2": Reading(883),
        "desk.school_children": Reading({"total": 168, "basis": 85, "okan": 63, "ander": 20}),
    }
    assert {check.code: (check.kind, *check.values.values()) for check in checks(figures, readings)} == {
        "tables.online_participants": ("attendances", 9, 8),
        "class.children_range": ("reversed", 9, 4),
        "vaccination.actions": ("parts", 7, 8),
        "duos.samen_gentenaar_newcomers": ("sexes", 2),
        "desk.nt2": ("referrals", 883, 850),
    }

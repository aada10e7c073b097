"""The whole year 2022 goes in within seconds, twice is once, and its published figures come out."""

import json
import time

from amal_field import rooms
from tests.registers.folders import YEAR_2022, command


def test_the_published_figures_come_out(app, engine, frozen_clock):
    began = time.process_time()
    code, told = command(app, YEAR_2022)
    assert time.process_time() - began < 12
    assert (code, told["errors"], told["kept"]) == (0, [], [])
    assert told["made"] == {
        "personen": 2641,
        "verblijven": 292,
        "sessies": 779,
        "aanwezigheden": 5887,
        "duos": 142,
        "ontmoetingen": 524,
        "begeleidingen": 1184,
        "doorverwijzingen": 1437,
    }
    published = json.loads((YEAR_2022 / "figures-2022.json").read_text())
    values = json.loads(app.test_cli_runner().invoke(args=["figures", "2022", "--json"]).stdout)
    codes = {figure.code for room in rooms.ROOMS for figure in room.figures}
    assert list(values.items()) == [(code, value) for code, value in published.items() if code in codes]
    code, told = command(app, YEAR_2022)
    assert code == 0
    assert not any(told["made"].values())
    assert not any(told["changed"].values())
    assert not told["kept"]

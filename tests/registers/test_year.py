"""The whole year 2022 goes in within seconds, twice is once, and its published figures come out."""

import json
import time

from amal_field import rooms
from tests.registers.folders import YEAR_2022, command


def test_the_published_figures_come_out(app, engine, frozen_clock):
    began = time.perf_counter()
    code, told = command(app, YEAR_2022)
    assert time.perf_counter() - began < 10
    assert (code, told["errors"], told["kept"]) == (0, [], [])
    assert {name: made for name, made in told["made"].items() if name in ("personen", "verblijven")} == {
        "personen": 2641,
        "verblijven": 292,
    }
    published = json.loads((YEAR_2022 / "figures-2022.json").read_text())
    values = json.loads(app.test_cli_runner().invoke(args=["figures", "2022", "--json"]).stdout)
    codes = [figure.code for room in rooms.ROOMS for figure in room.figures]
    assert values == {code: published[code] for code in codes}
    code, told = command(app, YEAR_2022)
    assert code == 0
    assert not any(told["made"].values())
    assert not any(told["changed"].values())
    assert not told["kept"]

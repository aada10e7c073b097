"""Says at the end of a run how many test functions its cases came from: one function may run on two engines, and for
every screen or room.

A plugin of pytest, named in `pyproject.toml`.
"""

from collections.abc import Iterable

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print it before pytest's own last line; of several processes the first alone does, for all."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    nodes = {report.nodeid for report in reports if isinstance(report, pytest.TestReport)}
    if nodes:
        terminalreporter.write_line(tally(nodes))


def tally(nodes: Iterable[str]) -> str:
    """How many cases these are, and of how many test functions: `tests/web/test_fields.py::test_a_day[sqlite]`."""
    cases = set(nodes)
    functions = {node.partition("[")[0] for node in cases}
    return f"{len(cases)} cases of {len(functions)} test functions"

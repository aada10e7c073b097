"""What the bench measures takes the same number of statements for few rows and for many, and the bench can run."""

import pytest

from tests.bench import report, statements, world

FEW, MANY = world.World(25 * world.FAMILY, open=1), world.World(500 * world.FAMILY)


@pytest.fixture
def counts(databases):
    """The statements of each measured request, in a small world and in a large one."""
    found, ends = [], []
    for size in (FEW, MANY):
        url, remove = databases.make()
        world.furnish(url, size)
        found.append(statements.count(url))
        ends.append(remove)
    yield found
    for remove in ends:
        remove()


def test_every_measured_request_takes_what_the_design_allows(engine, counts):
    few, many = ({name: len(seen) for name, seen in found.items()} for found in counts)
    assert set(few) == set(report.BUDGETS)
    assert many == few
    assert {name: number for name, number in many.items() if number > report.most_statements(name)} == {}

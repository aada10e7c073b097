"""What one kind of request took, turn by turn, and the floor beside it."""

from dataclasses import dataclass, field
from statistics import median

from tests.bench.budgets import LOOKED, POST
from tests.bench.load import Answer


@dataclass
class Figures:
    """What one kind of request took: processor time of the server and of the database's backends, and each answer."""

    turns: list[tuple[float, float]] = field(default_factory=list)
    """Of each turn the server's and the database's milliseconds of processor time a request."""
    floors: list[tuple[float, float]] = field(default_factory=list)
    """Of each turn the same of the floor's page and of its POST just before it: a machine's speed changes by the
    second, and by more than what is measured."""
    answers: list[Answer] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """Milliseconds of the server's processor time a request, in the middle of the turns: whatever else the machine
        does comes in bursts."""
        return median(server for server, _database in self.turns)

    @property
    def database_ms(self) -> float:
        """Milliseconds of the database's processor time a request, likewise."""
        return median(database for _server, database in self.turns)

    @property
    def whole(self) -> float:
        """The same of both together."""
        return median(map(sum, self.turns))

    def times_floor(self, kind: str) -> float:
        """How many times the floor's page or POST a request takes, by the server's processor time, in the middle of the
        turns; where it writes a look, that is the page's multiple once one POST is taken off."""
        return median(
            (server - post) / page if kind == LOOKED else server / (post if kind == POST else page)
            for (server, _database), (page, post) in zip(self.turns, self.floors, strict=True)
        )

    @property
    def size(self) -> int:
        """Bytes of an answer in the middle."""
        return sorted(answer.size for answer in self.answers)[len(self.answers) // 2]

    def percentile(self, percent: int) -> float:
        """The milliseconds within which so many of a hundred were answered."""
        times = sorted(answer.milliseconds for answer in self.answers)
        return times[min(len(times) * percent // 100, len(times) - 1)]

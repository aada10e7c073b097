"""What a screen is, and how to get there: who looks, at which address, and what is tapped then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Page


@dataclass(frozen=True)
class Screen:
    """A screen: `path` may name what its room furnished; `steps` come after it; `statuses` are those that are meant;
    `sizes`: name → width and height of what it is seen on beside a tablet and a phone."""

    name: str
    path: str
    steps: Callable[[Page], None] = lambda page: None
    key: str | None = "amina"
    statuses: tuple[int, ...] = ()
    theme: str = "indoors"
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)

"""What was given by brand, as a picture."""

from collections.abc import Mapping

from amal_field import charts


def chart(by_brand: Mapping[str, int], title: str) -> bytes:
    """The bars of each brand."""
    most = max(by_brand.values(), default=1)
    step = max(1, -(-most // 5))
    return charts.bars(list(by_brand), {title: list(by_brand.values())}, scale=range(0, most + step, step))

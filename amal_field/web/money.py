"""The field for amounts of money, in Belgian notation."""

import re
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from flask_babel import lazy_gettext as _l
from wtforms import Field, ValidationError

MONEY = re.compile(
    r"(?:€\s*)?(-)?\s*(\d{1,12}|[1-9]\d{0,2}(?:\.\d{3}){1,3})(?:,(\d{1,4})|\.(\d{1,2}))?(?:\s*€)?", re.ASCII
)
"""An amount as people write it. A point before three digits groups thousands, before one or two it is for cents."""


class MoneyField(Field):
    """Euros in Belgian notation (`200`, `12,50`, `1.234,50`; `12.50` too, which can mean nothing else), as `Decimal`.

    Between `least` and `most`, with at most as many decimals as `cents`.
    """

    def __init__(
        self,
        label: Any = None,
        validators: Any = (),
        *,
        least: Decimal = Decimal(0),
        most: Decimal = Decimal("99999.99"),
        cents: int = 2,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.least, self.most, self.cents = least, most, cents
        self.render_kw = {"inputmode": "decimal", "autocomplete": "off"} | (self.render_kw or {})

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        self.data = None
        if not valuelist[0].strip():
            self.raw_data = [""]  # spaces alone are no amount where one is asked for
            return
        amount = _money(valuelist[0].strip(), self.cents)
        if amount is None:
            raise ValidationError(_l("Type an amount such as 200 or 12,50."))
        if amount < self.least:
            least = format_decimal(self.least, f"#,##0.{'0' * self.cents}", "nl_BE")
            raise ValidationError(_l("This is too little: at least %(least)s.", least=least))
        if amount > self.most:
            most = format_decimal(self.most, f"#,##0.{'0' * self.cents}", "nl_BE")
            raise ValidationError(_l("This is too much: at most %(most)s.", most=most))
        self.data = amount

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else f"{self.data:.{self.cents}f}".replace(".", ",")


def _money(text: str, cents: int) -> Decimal | None:
    match = MONEY.fullmatch(text)
    if not match:
        return None
    sign, whole, comma, point = match.groups()
    fraction = comma or point or ""
    return Decimal(f"{sign or ''}{whole.replace('.', '')}.{fraction or '0'}") if len(fraction) <= cents else None

"""The stays of the demo: those of past months with their money, and those of the families who are there today."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    """A stay, told in days before today: when the family came, for how many nights, and when it left, if it did.

    `more_nights`: by how many it was longer in the end, and what was paid for these. `kwh`: what it used; None where
    nobody read the meter. `ends`: what became of the account.
    """

    family: str
    pitch: int
    came: int
    nights: int | None = None
    left: int | None = None
    prepaid: str | None = "200"
    meter: int | None = None
    kwh: int | None = None
    more_nights: int = 0
    ends: str = "settled"
    identity: str | None = "identity_card"


VISITS = (
    Visit("Steinbach", 6, 172, 7, 162, meter=4210, kwh=88, more_nights=3),
    Visit("Lagrène", 12, 151, 14, 137, meter=11020, kwh=131),
    Visit("Franz", 18, 131, 7, 124, meter=2305, kwh=41),
    Visit("Weiss", 3, 121, 7, 114, meter=9804, kwh=52),
    Visit("Petermann", 22, 111, 14, 97, "150", 10911, 120),
    Visit("Winterstein", 7, 96, 14, 82, meter=5120, kwh=214),
    Visit("Adel", 24, 89, 7, 82, meter=2870, kwh=47),
    Visit("Gorgan", 13, 81, 7, 74, meter=4402, kwh=63),
    Visit("Dubois", 20, 76, 7, 62, meter=7610, kwh=119, more_nights=7),
    Visit("Mayer", 11, 69, 7, 62, meter=6008, kwh=58),
    Visit("Lagrène", 12, 63, 7, 49, meter=11151, kwh=144, more_nights=7),
    Visit("Steinbach", 6, 59, 14, 45, meter=4298, kwh=137),
    Visit("Károly", 5, 53, 14, 46, "100", 3120, ends="without_notice"),
    Visit("Debarre", 1, 46, 7, 39, meter=810, kwh=61),
    Visit("Weiss", 3, 41, 7, 34, meter=10120, kwh=66),
    Visit("Taikon", 9, 34, 7, 27, meter=7590, kwh=70),
    Visit("Schopper", 14, 30, 14, 16, meter=1744, kwh=158, ends="damage"),
    Visit("Mayer", 11, 9, 7, 2, meter=6066, kwh=63),
    Visit("Franz", 18, 9, 7, 2, None, 2346, 49, ends="debt"),
    Visit("Gorgan", 13, 24, None, meter=5003),
    Visit("Petermann", 22, 20, 21, meter=11873),
    Visit("Winterstein", 7, 16, 14, meter=6240, ends="two_pitches"),
    Visit("Debarre", 1, 12, 21, meter=926),
    Visit("Ciurar", 15, 9, 14, prepaid=None, meter=7718),
    Visit("Steinbach", 6, 7, 7, meter=15020),
    Visit("Adel", 24, 5, 7, meter=3391),
    Visit("Rosenberg", 17, 3, 21, meter=20114),
    Visit("Taikon", 9, 2, prepaid="150"),
    Visit("Dubois", 20, 1, 14, meter=8312),
    Visit("Weiss", 3, 0, 7, meter=10250),
    Visit("Lagrène", 12, 0, prepaid=None, identity=None),
)
"""What happened on the site since half a year."""

CLOSED = (172, 137, 111, 82, 69, 53, 34, 24, 20, 16, 12, 9, 7, 5, 3, 2, 1)
"""On which days the cash was counted; somebody was a little short once."""
SHORT = 20
NEXT_TO = {7: 8}
"""The second pitch of a family that needs two."""

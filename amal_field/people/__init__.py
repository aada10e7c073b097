"""People: everyone whom the agency meets is one row, in households that change over time.

Words: person (geregistreerde persoon), household (gezin), member, relation to the holder, birth (a day, or a year
alone), duplicate (a row that describes a person who has a row already). Shared by all rooms.
"""

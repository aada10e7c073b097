"""Organisations: where people are sent and who asks, and the services of the agency itself.

Other rooms point to an organisation: who was sent there, who was spoken with. They say so in their own `room.py`
(`points_to_organisations`), so this room knows none of them.
"""

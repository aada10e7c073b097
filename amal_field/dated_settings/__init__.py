"""Dated settings: numbers and words that a rule of the house or a partner fixes, and may change from a day on.

A room declares its codes in its `room.py` (`dated_settings`) and reads each with `queries.setting(code, on)`; until an
administrator sets one, its default holds. The site keeps rules of its own (`SiteRule`).
"""

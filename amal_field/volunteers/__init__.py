"""Volunteers: agreement, information note, insurance, and the days for which they get an allowance.

An *allowance* (kostenvergoeding) is a flat rate a day or the real costs, one of the two for a whole year; the law sets
a *ceiling* (plafond) a day and a year, over all organisations together. Coordinators keep the yearly nominative list.
"""

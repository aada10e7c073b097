"""The class unit (klasunit) on the transit site: lessons and activities for the children who are there.

Words: half-day (halve dag), age band (leeftijdsgroep), check of a helper's extract (uittreksel strafregister), slip
for the parents. Used by teachers, students and volunteers, around a session; the roll itself is that of `attendance`.
"""

"""Planning: the pattern of a series, the calendar it keeps to, the sessions made ahead from it, who is to help.

A *pattern* (patroon) says on which weekdays and at what times a series meets; an *occurrence* is one day of it; a
session made from it keeps that day as its `planned_on`, wherever it is moved. Coordinators plan here; a helper finds
her calendar feed (agenda) here.
"""

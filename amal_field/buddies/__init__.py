"""Buddies: duos of newcomers and residents, and their meetings.

A duo has one or more buddies and one or more newcomers, in a programme of the kind `match`.
"""

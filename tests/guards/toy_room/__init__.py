"""The toy library: who borrowed which toy, and comes to play with it.

A whole room in small, which no app has; the tests join it to see that one line is enough.
"""

"""Measures the app beside a minimal floor, on both databases: `python -m tests.bench`, or `make bench`.

Each figure is a ratio of one run: floor and app answer in turn, on the same machine, server and database.
"""

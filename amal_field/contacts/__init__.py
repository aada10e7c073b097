"""Contacts: that somebody of the agency spoke with a person, an organisation, or somebody whom nobody named.

Of a talk there is noted when, how long and about what, never what was said (`domain.md` G.2): there is no free text.
"""

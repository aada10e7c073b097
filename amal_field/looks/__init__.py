"""The log of looks: who looked at what is sensitive, when, where and why, and whose rows the answer held.

Every room whose pages show health, the desk's files, children or people by name hands its looks over
(`operations.looked`), so that one log tells who saw a person (`domain.md` G.8).
"""

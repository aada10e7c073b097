"""Referrals: who was sent where, and how that went on; with the letter that people take along.

Referrals to care have tables of their own. One module reads them, `queries/health.py`, and tells the log of looks.
"""

"""Referrals that a user may see, with their numbers."""

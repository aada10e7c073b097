"""Persons and households in the sight of a user, and what a room may offer about a person."""

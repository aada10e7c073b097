"""Decisions about vaccination actions, on plain values."""

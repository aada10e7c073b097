"""Rows that describe one human being: found, compared, asked about, listed."""

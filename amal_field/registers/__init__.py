"""Registers: spreadsheets in and out."""

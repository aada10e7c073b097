"""Vaccination actions: the day is prepared here, the mobile team vaccinates and keeps the record (`domain.md` J.1).

What is known of somebody's health stands in tables of its own (`models.health`). One module reads them
(`operations.door`): it takes who looks and why, and hands each look to the log of looks.
"""

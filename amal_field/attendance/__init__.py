"""Attendance: programmes, their series, the sessions that people come to on a date, and who was there."""

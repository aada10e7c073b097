"""The registers of desk files and of assignments of interpreters."""

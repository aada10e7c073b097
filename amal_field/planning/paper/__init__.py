"""What leaves the planning: calendars for phones, and its lists as files."""

"""The forms of people, by what they ask about."""

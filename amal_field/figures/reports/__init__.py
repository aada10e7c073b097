"""What a year comes to: the lines of its page, the sentences of the report, and what does not fit."""

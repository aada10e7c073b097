"""Series, their sessions and the calendar as the pages of planning show them."""

"""From tables to stored rows: columns, checks, the report."""

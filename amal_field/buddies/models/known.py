"""What a column of codes may hold."""


def one_of(column: str, values: tuple[str, ...]) -> str:
    """The condition that a column holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"

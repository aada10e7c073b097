"""What a look can be, on plain values (`domain.md` G.6)."""

KINDS = ("health", "desk", "child", "people")
"""What was looked at: health, what the desk notes, children, people by name."""
ACTS = ("page", "answer", "export", "print", "search")
"""How: a page, the answer to a tap, a file, paper, what a search found."""

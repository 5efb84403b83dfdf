"""What one engine cannot do that another can: the one place where it is said. docs/search.md holds the same table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """A promise, which engines do not keep it, and what happens there instead."""

    promise: str
    cannot: tuple[str, ...]
    instead: str


LIMITS = {
    "close": Limit(
        "A text in which the words stand next to each other comes before one in which they stand apart.",
        ("database",),
        "Words count wherever they stand.",
    ),
}


def table() -> str:
    """The limits as a table in Markdown."""
    rows = [f"| {each.promise} | {', '.join(each.cannot)} | {each.instead} |" for each in LIMITS.values()]
    return "\n".join(["| promise | not kept by | there instead |", "| --- | --- | --- |", *rows])

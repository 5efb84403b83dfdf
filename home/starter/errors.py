"""What can be wrong with a content file."""

from pathlib import Path


class ContentError(Exception):
    """A file of the starter content cannot be loaded: names the file, the line where known, and the reason."""

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        super().__init__(f"{path}{f', line {line}' if line else ''}: {reason}")

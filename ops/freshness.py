"""Whether the data in ``var/`` still follows the files it was made from."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from ops.steps import ROOT

MIGRATIONS = ("*/migrations/*.py", "site/*/migrations/*.py")


class Preparation:
    """Remembers, beside the data, a fingerprint of everything that ``manage.py prepare`` reads."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.stamp = data / "prepared"

    def is_current(self) -> bool:
        """Whether nothing changed since the last time, and what was made is still there."""
        return self._made() and self._remembered() == fingerprint()

    def remember(self) -> None:
        """The site is prepared as the files are now."""
        self.stamp.write_text(fingerprint() + "\n")

    def forget(self) -> None:
        """The site is about to be prepared again; a stop halfway must not look like success."""
        self.stamp.unlink(missing_ok=True)

    def _remembered(self) -> str:
        return self.stamp.read_text().strip() if self.stamp.exists() else ""

    def _made(self) -> bool:
        database = "DATABASE_URL" in os.environ or (self.data / "houvast.sqlite3").exists()
        return database and all(catalogue.with_suffix(".mo").exists() for catalogue in _catalogues())


def fingerprint() -> str:
    """A hash of the lock, the migrations, the starter content, the catalogues, and which database they went into."""
    total = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode())
    for path in sorted(_sources()):
        total.update(str(path.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _sources() -> Iterator[Path]:
    yield ROOT / "requirements.txt"
    for pattern in MIGRATIONS:
        yield from ROOT.glob(pattern)
    yield from (path for path in (ROOT / "content").rglob("*") if path.is_file())
    yield from _catalogues()


def _catalogues() -> Iterator[Path]:
    return (ROOT / "site" / "locale").glob("*/LC_MESSAGES/*.po")

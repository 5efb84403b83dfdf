"""What the tests need of the machine, beside Python: found, or installed where that is allowed, or named."""

import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ops.steps import Failed, run_quietly, say, telling


@dataclass(frozen=True)
class Need:
    """Something that must be there: one of these programs or files, and the Debian package that brings it."""

    name: str
    package: str
    programs: tuple[str, ...] = ()
    pattern: str = ""

    def find(self) -> Path | None:
        """Where it is. None if it is missing."""
        for program in self.programs:
            if found := shutil.which(program):
                return Path(found)
        # The newest of several versions comes last.
        return max(Path("/").glob(self.pattern), default=None, key=_version) if self.pattern else None

    @property
    def missing(self) -> str:
        """What to say of it when it is not there."""
        return f"{self.name} is missing: apt install {self.package}"


@dataclass(frozen=True)
class JavaNeed(Need):
    """A Java that is new enough, and not just any."""

    oldest: int = 21

    def find(self) -> Path | None:
        """The newest ``java`` that is new enough: in JAVA_HOME, else among those installed."""
        homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
        homes += sorted(Path("/usr/lib/jvm").glob("*"), key=_java_version, reverse=True)
        fitting = (home for home in homes if _java_version(home) >= self.oldest and (home / "bin" / "java").exists())
        return next((home / "bin" / "java" for home in fitting), None)

    @property
    def missing(self) -> str:
        """What to say of it when it is not there."""
        return f"{self.name} is missing: install one (Debian 13 and later: {self.package}), or name it in JAVA_HOME."


def _java_version(home: Path) -> int:
    try:
        found = re.search(r'^JAVA_VERSION="(\d+)', (home / "release").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


VENV = Need("Python's venv", "python3-venv", pattern="usr/lib/python3*/ensurepip/__init__.py")
POSTGRESQL = Need("PostgreSQL", "postgresql", pattern="usr/lib/postgresql/*/bin/initdb", programs=("initdb",))
# The shell is Chromium without windows: the same pages a third faster.
CHROMIUM = Need(
    "Chromium",
    "chromium-headless-shell",
    programs=("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
)
GETTEXT = Need("gettext", "gettext", programs=("xgettext",))
JAVA = Need("Java", "default-jre-headless", programs=("java",))
JDK = JavaNeed("A Java 21 or newer, for Elasticsearch,", "openjdk-21-jre-headless")
MAVEN = Need("Maven", "maven", programs=("mvn",))
NPM = Need("npm", "npm", programs=("npm",))
FONTS = Need("Noto", "fonts-noto-core", pattern="usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf")

PDFTOTEXT = Need("pdftotext", "poppler-utils", programs=("pdftotext",))

NEEDS = (POSTGRESQL, PDFTOTEXT, CHROMIUM, GETTEXT, JAVA, JDK, MAVEN, NPM, FONTS)


def provide(needs: Sequence[Need]) -> None:
    """Installs what is missing, where this is Debian and we are root. Says what is still missing then, a line each."""
    missing = [need for need in needs if need.find() is None]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _install([need.package for need in missing])
        missing = [need for need in missing if need.find() is None]
    for need in missing:
        say(f"! {need.missing}")


def _install(packages: list[str]) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with telling(f"Installing {', '.join(packages)} with apt"):
        try:
            run_quietly(["apt-get", "update", "-qq"], env=env)
            run_quietly(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], env=env)
        except Failed as failure:
            say(f"\n{failure}")


def _version(path: Path) -> list[int]:
    return [int(part) for part in path.parts if part.isdecimal()]

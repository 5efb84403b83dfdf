"""The virtual environments: made once, filled with exactly what the locks say, by hash."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ops.steps import ROOT, Failed, run_quietly, telling

UV_LOCK = ROOT / "ops" / "uv.txt"
RUNTIME = ("requirements.txt",)
DEVELOPMENT = ("requirements.txt", "requirements-dev.txt")
NEXT = ("requirements-next.txt",)


@dataclass(frozen=True)
class Environment:
    """A virtual environment below the project."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """What was installed: the names of the locks on one line, their hash on the next."""
        return self.folder / "installed"

    def tool(self, name: str) -> Path:
        """A program that one of its packages brings."""
        return self.folder / "bin" / name

    def prepare(self, locks: Sequence[str]) -> None:
        """Makes sure that exactly these locks are installed. Once the test tools are in, they stay in."""
        wanted = tuple(locks)
        if wanted == RUNTIME and self._installed()[0] == " ".join(DEVELOPMENT):
            wanted = DEVELOPMENT
        if self._works() and self._installed() == [" ".join(wanted), _digest(wanted)]:
            return
        self._install(wanted)
        self.stamp.write_text(f"{' '.join(wanted)}\n{_digest(wanted)}\n")

    def _works(self) -> bool:
        """Whether it exists and its interpreter, which belongs to the machine, is still there."""
        try:
            question = [str(self.python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
            return subprocess.run(question, check=False, capture_output=True).returncode == 0
        except OSError:
            return False

    def _installed(self) -> list[str]:
        try:
            return self.stamp.read_text().splitlines()
        except OSError:
            return [""]

    def _make(self) -> None:
        if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
            raise Failed("This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv")
        with telling(f"Making a Python environment in {self.folder.name}"):
            shutil.rmtree(self.folder, ignore_errors=True)
            run_quietly([sys.executable, "-I", "-m", "venv", self.folder])

    def _install(self, locks: Sequence[str]) -> None:
        uv = self.uv()
        with telling(f"Installing the packages of {' and '.join(locks)}" + ("" if uv else " with pip")):
            if uv:
                run_quietly(
                    [str(uv), "pip", "sync", "--quiet", "--require-hashes", *locks],
                    env={**_clean(), "VIRTUAL_ENV": str(self.folder)},
                )
            else:
                self._pip("--require-hashes", *(part for lock in locks for part in ("-r", lock)))

    def uv(self) -> Path | None:
        """uv: installs five times faster than pip, and compiles the locks. None where no build fits the machine."""
        if not self._works():
            self._make()
        uv = self.tool("uv")
        if not uv.exists():
            with telling("Fetching the installer"):
                try:
                    self._pip("--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(UV_LOCK))
                except Failed:
                    return None
        return uv

    def _pip(self, *arguments: str) -> None:
        command = [str(self.python), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
        run_quietly(command, env=_clean())


MAIN = Environment(ROOT / ".venv")
NEXT_WAGTAIL = Environment(ROOT / ".venv-next")


def _digest(locks: Sequence[str]) -> str:
    return hashlib.sha256(b"".join((ROOT / lock).read_bytes() for lock in locks)).hexdigest()


def _clean() -> dict[str, str]:
    """The environment without our Python path: installers must not meet our packages."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

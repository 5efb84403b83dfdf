"""``make lock``: compiles the locks, with hashes, from the files in which every line has its reason.

A pin that stays stays at its version: to let everything below the direct pins move, delete the lock first.
"""

import re
import subprocess
from pathlib import Path

from ops.environment import MAIN
from ops.steps import ROOT, Failed, main, telling

# The oldest Python of a supported server: a pin made for a newer one may not install there.
OLDEST = "3.11.2"
OPTIONS = ("--python-version", OLDEST, "--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url")


def lock() -> int:
    """Compiles all four; returns the exit code."""
    uv = MAIN.uv()
    if uv is None:
        raise Failed("The locks are compiled with uv, and there is no build of it for this machine.")
    runtime, development = read("requirements.in"), read("requirements-dev.in")
    compile_lock(uv, "requirements.txt", runtime)
    compile_lock(uv, "requirements-dev.txt", development, "--constraints", "requirements.txt")
    compile_lock(uv, "requirements-next.txt", runtime + development, "--overrides", "requirements-next.in")
    compile_lock(uv, "ops/uv.txt", pin_of("uv", development))
    return 0


def read(name: str) -> str:
    """The requirements of a file, without its constraint: those of the next Wagtail differ from today's."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return "".join(f"{line}\n" for line in lines if not line.startswith("-c "))


def pin_of(package: str, requirements: str) -> str:
    """The line that pins one package."""
    found = re.search(rf"^{package}==\S+", requirements, re.MULTILINE)
    if found is None:
        raise Failed(f"requirements-dev.in does not pin {package}.")
    return found.group()


def compile_lock(uv: Path, name: str, requirements: str, *more: str) -> None:
    """Writes one lock. Raises Failed with uv's reason if the requirements do not fit together."""
    with telling(f"Compiling {name}"):
        done = subprocess.run(
            [str(uv), "pip", "compile", "--quiet", *OPTIONS, *more, "--output-file", name, "-"],
            cwd=ROOT,
            input=requirements,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise Failed(done.stderr.strip())


if __name__ == "__main__":
    main(lock)

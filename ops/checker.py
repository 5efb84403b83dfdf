"""The Nu HTML checker, from npm, by the hash in package-lock.json; kept below var/tools."""

import shutil
from pathlib import Path

from ops.machine import JAVA, NPM
from ops.steps import ROOT, Failed, run_quietly, telling

FOLDER = ROOT / "var" / "tools" / "npm"
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LISTS = ("package.json", "package-lock.json")


def html_checker() -> Path:
    """The jar, fetched if it is missing or of another version. Raises Failed with the reason if that is impossible."""
    if JAVA.find() is None:
        raise Failed(JAVA.missing)
    if not (JAR.exists() and _is_current()):
        if (npm := NPM.find()) is None:
            raise Failed(NPM.missing)
        _fetch(npm)
    return JAR


def _is_current() -> bool:
    return all((FOLDER / name).read_bytes() == (ROOT / "ops" / name).read_bytes() for name in LISTS)


def _fetch(npm: Path) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in LISTS:
        shutil.copyfile(ROOT / "ops" / name, FOLDER / name)
    with telling("Fetching the HTML checker"):
        # No script of a package runs here: the jar is all we want of it.
        run_quietly([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=FOLDER)

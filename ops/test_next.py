"""``make test-next``: does the site run on the next Wagtail? In an environment of its own, on SQLite."""

import shutil
import tempfile
from pathlib import Path

from ops.environment import NEXT, NEXT_WAGTAIL
from ops.serving import terminating_like_ctrl_c
from ops.steps import ROOT, Steps, main
from ops.test import for_tests


def test_next() -> int:
    """Runs both steps; returns the exit code."""
    with terminating_like_ctrl_c():
        NEXT_WAGTAIL.prepare(NEXT)
        data = Path(tempfile.mkdtemp(prefix="houvast-next-"))
        own = for_tests(data)
        python, steps = NEXT_WAGTAIL.python, Steps()
        try:
            steps.run("compile catalogues", [python, ROOT / "manage.py", "catalogues"], own)
            steps.run("migrations", [python, ROOT / "manage.py", "makemigrations", "--check", "--dry-run"], own)
            plain = ["-n", "2", "--dist", "loadgroup", "-m", "not browser and not elasticsearch"]
            steps.run("tests", [python, "-m", "pytest", *plain], own)
        finally:
            shutil.rmtree(data, ignore_errors=True)
    return steps.summary()


if __name__ == "__main__":
    main(test_next)

"""``make format``: Python and templates in their usual form, and what the linter can put right by itself."""

from ops.environment import DEVELOPMENT, MAIN
from ops.steps import Steps, main


def tidy() -> int:
    """Runs the formatters; returns the exit code."""
    MAIN.prepare(DEVELOPMENT)
    steps = Steps()
    steps.run("lint", [MAIN.tool("ruff"), "check", "--fix-only", "--quiet"])
    steps.run("format", [MAIN.tool("ruff"), "format"])
    steps.run("templates", [MAIN.tool("djhtml"), "templates"])
    return steps.summary()


if __name__ == "__main__":
    main(tidy)

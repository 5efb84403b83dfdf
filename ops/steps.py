"""Steps with a name: said before they start, timed, counted at the end."""

import os
import pwd
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Failed(Exception):
    """A step did not do what it had to. The message is for the person at the keyboard."""


def say(text: str) -> None:
    """A line for the person at the keyboard, at once."""
    print(text, flush=True)


@contextmanager
def telling(text: str) -> Iterator[None]:
    """Says what is being done, then how long it took. After a failure the line stays open-ended: the reason follows."""
    print(f"· {text} …", end=" ", flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    say(f"{time.monotonic() - start:.1f} s")


def run_quietly(
    command: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    user: str | None = None,
) -> str:
    """Runs a command and returns what it printed. Raises Failed with that output if the command fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        user=user,
        group=pwd.getpwnam(user).pw_gid if user else None,
        extra_groups=[] if user else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        shown = " ".join(str(part) for part in command[:4])
        raise Failed(f"`{shown} …` ended with {done.returncode}:\n{done.stdout.strip()[-4000:]}")
    return done.stdout


@dataclass
class Outcome:
    """How one step ended: ``ok``, ``failed`` or ``skipped``, with the reason of the last."""

    name: str
    result: str
    seconds: float
    reason: str = ""


@dataclass
class Steps:
    """Runs steps one after another, whatever became of those before, and remembers how each ended."""

    strict: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def run(self, name: str, command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> None:
        """A command as a step; its output goes straight to the screen."""
        say(f"\n── {name}")
        start = time.monotonic()
        line = [str(part) for part in command]
        code = subprocess.run(
            line, cwd=ROOT, stdin=subprocess.DEVNULL, env={**os.environ, **(env or {})}, check=False
        ).returncode
        self._ended(name, "ok" if code == 0 else "failed", start, "" if code == 0 else f"ended with {code}")

    @contextmanager
    def beside(
        self, name: str, command: Sequence[str | Path], env: Mapping[str, str] | None = None
    ) -> Iterator[Callable[[], bool]]:
        """A command that runs while other steps do; the block is given how to wait for it, and learn whether it did.

        Its output is shown then, and only if it failed. It never outlives the block.
        """
        start = time.monotonic()
        line = [str(part) for part in command]
        with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
            child = subprocess.Popen(
                line,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
            )
            with ThreadPoolExecutor(1) as watcher:
                ended = watcher.submit(lambda: (child.wait(), time.monotonic()))

                def wait() -> bool:
                    code, end = ended.result()
                    say(f"\n── {name}")
                    if code:
                        output.seek(0)
                        say(output.read())
                    reason = f"ended with {code}" if code else "beside other steps"
                    self._ended(name, "failed" if code else "ok", start, reason, end)
                    return code == 0

                try:
                    yield wait
                finally:
                    if not ended.done():
                        child.terminate()

    def skip(self, name: str, reason: str) -> None:
        """A step that cannot run here; under ``strict`` that is a failure."""
        say(f"\n── {name}")
        self._ended(name, "failed" if self.strict else "skipped", time.monotonic(), reason)

    def fail(self, name: str, reason: str) -> None:
        """A step whose preparation already went wrong."""
        say(f"\n── {name}")
        self._ended(name, "failed", time.monotonic(), reason)

    def _ended(self, name: str, result: str, start: float, reason: str, end: float | None = None) -> None:
        outcome = Outcome(name, result, (end or time.monotonic()) - start, reason)
        self.outcomes.append(outcome)
        say(f"── {name}: {result}, {outcome.seconds:.1f} s{'  ' + reason if reason else ''}")

    def summary(self) -> int:
        """Prints the list of steps; returns the exit code."""
        width = max(len(outcome.name) for outcome in self.outcomes)
        say("\nSummary")
        for outcome in self.outcomes:
            say(f"  {outcome.result:8} {outcome.name:{width}} {outcome.seconds:7.1f} s  {outcome.reason}".rstrip())
        failed = [outcome.name for outcome in self.outcomes if outcome.result == "failed"]
        total = time.monotonic() - self.began
        say(
            f"{len(self.outcomes)} steps, {total:.0f} s: "
            + (f"failed: {', '.join(failed)}." if failed else "all well.")
        )
        return 1 if failed else 0


def main(work: Callable[[], int]) -> None:
    """Runs ``work``, which returns an exit code, as a command: a failure is a sentence, Ctrl-C no traceback."""
    try:
        sys.exit(work())
    except Failed as failure:
        sys.exit(str(failure))
    except KeyboardInterrupt:
        sys.exit("\nStopped.")

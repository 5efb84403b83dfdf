"""The site's processes: started together, stopped together."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ops.steps import ROOT, Failed

HOST = "127.0.0.1"
PATIENCE = 60.0


def port_from(text: str) -> int:
    """The port that ``PORT`` names. Raises Failed with one sentence if it is no port, or taken."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Failed(f"PORT must be a number from 1 to 65535; it is {text!r}.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise Failed(f"Port {port} is for the administrator only. Choose another: make run PORT=8001") from error
        except OSError as error:
            another = port + 1 if port < 65535 else 8001
            raise Failed(
                f"Port {port} is taken. Stop what uses it, or choose another: make run PORT={another}"
            ) from error
    return port


class Processes:
    """A few child processes, each known by a name."""

    def __init__(self) -> None:
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str], env: dict[str, str]) -> None:
        """Starts one, in a group of its own: Ctrl-C reaches only us, and we stop it. Complaints are shown."""
        self._children[name] = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def check(self) -> None:
        """Raises Failed if one has ended."""
        for name, child in self._children.items():
            if (code := child.poll()) is not None:
                raise Failed(f"{name} stopped by itself (exit code {code}), so all stops. Its reason stands above.")

    def stop(self) -> None:
        """Asks all to end; those that do not within ten seconds are ended."""
        for child in self._children.values():
            if child.poll() is None:
                child.terminate()
        for child in self._children.values():
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def wait_for(self, url: str) -> None:
        """Returns once ``url`` answers. Raises Failed if a process ends first, or after a minute."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.check()
            try:
                with urllib.request.urlopen(url, timeout=10):  # noqa: S310  our own server
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise Failed(f"The server did not answer on {url} within {PATIENCE:.0f} seconds.")

    def watch(self) -> None:
        """Waits until one ends (Failed) or somebody stops us (KeyboardInterrupt)."""
        while True:
            self.check()
            time.sleep(0.5)


@contextmanager
def together() -> Iterator[Processes]:
    """Processes that never outlive the block, however it ends: done, failed, Ctrl-C, or asked to terminate."""
    processes = Processes()
    with terminating_like_ctrl_c():
        try:
            yield processes
        finally:
            processes.stop()


@contextmanager
def terminating_like_ctrl_c() -> Iterator[None]:
    """Inside the block, SIGTERM and SIGHUP raise KeyboardInterrupt, so that whatever cleans up gets to do so."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

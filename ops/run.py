"""``make run``: from a fresh clone to a filled site that answers, skipping what is already done."""

import os
import secrets
import subprocess
from pathlib import Path

from ops import environment
from ops.freshness import Preparation
from ops.serving import HOST, Processes, port_from, terminating_like_ctrl_c, together
from ops.steps import ROOT, Failed, main, say, telling

PYTHON = str(environment.MAIN.python)


def run() -> int:
    """Prepares, serves, and stops on Ctrl-C. Returns the exit code."""
    port = port_from(os.environ.get("PORT", "8000"))
    data = Path(os.environ.get("DATA_DIR", ROOT / "var")).resolve()
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PUBLIC_URL": os.environ.get("PUBLIC_URL", f"http://localhost:{port}"),
        "PYTHONUNBUFFERED": "1",
    }
    with terminating_like_ctrl_c():
        environment.MAIN.prepare(environment.RUNTIME)
        make_secret(data)
        prepare(data, settings)
    with together() as processes:
        try:
            serve(processes, port, settings)
            report(data, settings["PUBLIC_URL"])
            processes.watch()
        except KeyboardInterrupt:
            say("\nStopping.")
    return 0


def make_secret(data: Path) -> None:
    """A secret key that only the owner can read, once."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / "secret_key"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(64) + "\n")


def write_private(path: Path, text: str) -> None:
    """Writes a file that nobody else could read at any moment, or that is not there at all."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.rename(path)


def prepare(data: Path, settings: dict[str, str]) -> None:
    """Database, catalogues, starter content, demo accounts; nothing when nothing changed since the last time."""
    preparation = Preparation(data)
    if preparation.is_current():
        return
    say("· Preparing the site")
    preparation.forget()
    code = subprocess.run(
        [PYTHON, "manage.py", "prepare"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        check=False,
    ).returncode
    if code != 0:
        raise Failed("The site could not be prepared; the reason stands above.")
    preparation.remember()


def serve(processes: Processes, port: int, settings: dict[str, str]) -> None:
    """Starts server and worker, and returns once a visitor gets an answer."""
    with telling("Starting the server and the worker"):
        processes.start(
            "The server", [PYTHON, "manage.py", "runserver", "--noreload", "--nostatic", f"{HOST}:{port}"], settings
        )
        processes.start("The worker", [PYTHON, "manage.py", "worker"], settings)
        processes.wait_for(f"http://{HOST}:{port}/health/")


def report(data: Path, public_url: str) -> None:
    """Says where everything is."""
    say(f"\n  The site    {public_url}/\n  The desk    {public_url}/admin/")
    for label, name in (("Accounts", "demo_accounts.txt"), ("Password", "demo_password")):
        if (data / name).exists():
            lines = (data / name).read_text(encoding="utf-8").split("\n")
            shown = [line.strip() for line in lines if line.strip()]
            say(f"  {label:11} " + ("\n" + " " * 14).join(shown))
    say("\nCtrl-C stops it.")


if __name__ == "__main__":
    main(run)

"""A PostgreSQL of our own for the time of a test run: made in a temporary folder, removed with it."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops.machine import POSTGRESQL
from ops.steps import Failed, run_quietly, telling

# Nothing in it has to survive a power cut. Tests roll back: what autovacuum would count is that nothing is there, and
# plans made for empty tables take minutes on full ones.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"


@contextmanager
def throwaway_postgres() -> Iterator[str]:
    """Yields a DATABASE_URL. The server listens on a socket in its own folder, and on no port that could be taken.

    Raises Failed when it does not start.
    """
    initdb = POSTGRESQL.find()
    if initdb is None:
        raise Failed(POSTGRESQL.missing)
    user = _unprivileged()
    # Short, because the path of a socket may have no more than 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="houvast-pg-", dir="/tmp"))
    control = initdb.resolve().with_name("pg_ctl")
    data = folder / "data"
    try:
        if user:
            shutil.chown(folder, user)
        with telling("Starting a PostgreSQL of our own"):
            run_quietly(
                [initdb.resolve(), "-D", data, "-U", "houvast", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
                cwd=folder,
                user=user,
            )
            options = f"{FAST} -c listen_addresses='' -c unix_socket_directories={folder}"
            run_quietly(
                [control, "-D", data, "-w", "-o", options, "-l", folder / "log", "start"], cwd=folder, user=user
            )
        yield f"postgres://houvast@/{folder}/houvast"
    finally:
        if (data / "postmaster.pid").exists():
            run_quietly([control, "-D", data, "-m", "immediate", "-w", "stop"], cwd=folder, user=user)
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root: then somebody else has to. None means ourselves."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    found = next((name for name in ("postgres", "nobody") if name in names), None)
    if found is None:
        raise Failed("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.")
    return found

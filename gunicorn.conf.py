"""The application server. It listens on a Unix socket behind nginx, or on PORT of this machine where PORT is set.

WEB_CONCURRENCY is the number of processes. Logs say that something went wrong, never to whom: neither an address nor a
query string is written anywhere.
"""

import logging
import os
from pathlib import Path

import gunicorn.http.wsgi

ROOT = Path(__file__).resolve().parent
DATA_DIR = Path(os.environ.get("DATA_DIR", ROOT / "var")).resolve()

wsgi_app = "config.wsgi:application"
chdir = str(ROOT)
pythonpath = f"{ROOT / 'site'},{ROOT}"

bind = f"127.0.0.1:{os.environ['PORT']}" if "PORT" in os.environ else f"unix:{DATA_DIR / 'gunicorn.sock'}"
worker_class = "sync"
workers = int(os.environ.get("WEB_CONCURRENCY", 2 * (os.cpu_count() or 1) + 1))
timeout = 30
max_requests, max_requests_jitter = 2000, 200  # a slow leak in a library never grows old
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108  a heartbeat, no data

accesslog = None
access_log_format = "%(m)s %(s)s %(B)s %(M)s"  # if somebody switches it on: method, status, bytes, milliseconds
loglevel = "error"  # at warning, a malformed request is logged with its address

# The name of the software is nobody's business.
setattr(gunicorn.http.wsgi, "SERVER", "web")


class WithoutAddresses(logging.Filter):
    """An error in a request is logged with the whole address asked for: only that it happened may stay."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites such a record; all are kept."""
        if str(record.msg).startswith("Error handling request"):
            record.msg, record.args = "Error handling a request", ()
        return True


logging.getLogger("gunicorn.error").addFilter(WithoutAddresses())

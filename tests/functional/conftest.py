"""A real site, filled as `make run` fills it, and a real browser that reads it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SLOW = 180


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _environment(data):
    return {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATA_DIR": str(data),
        "SECRET_KEY": "only-for-the-browser-tests",
        "PYTHONPATH": "",
    }


@pytest.fixture(scope="session")
def data(tmp_path_factory, worker_id):
    """The data folder of a filled site: a copy of the one that FILLED_SITE names, or else filled here.

    The first process makes it, the others wait.
    """
    folder = tmp_path_factory.getbasetemp()
    data = (folder if worker_id == "master" else folder.parent) / "site-data"
    ready = data.with_suffix(".ready")
    try:
        data.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + SLOW
        while not ready.exists():
            assert time.monotonic() < deadline, "the other process could not fill the site"
            time.sleep(0.5)
        return data
    if filled := os.environ.get("FILLED_SITE"):
        shutil.copytree(filled, data, dirs_exist_ok=True)
    else:
        command = [sys.executable, "manage.py", "prepare"]
        subprocess.run(command, cwd=ROOT, env=_environment(data), check=True, timeout=SLOW)
    ready.touch()
    return data


@pytest.fixture(scope="session")
def site(data):
    """The address of a server for the filled site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "manage.py", "runserver", "--noreload", "--nostatic", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=ROOT, env=_environment(data))
    address = f"http://localhost:{port}"
    try:
        for _ in range(SLOW * 2):
            try:
                urllib.request.urlopen(f"{address}/health/", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, "the server stopped"
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium(require):
    """The distribution's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=require("CHROMIUM", "there is no Chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def window(chromium, site):
    """``window(width=320, …)``: a fresh window on the site, as a new visitor has it. Options are playwright's."""
    opened = []

    def open_window(width=1280, height=800, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, base_url=site, **options)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def password(data):
    """The password of the demo accounts."""
    return (data / "demo_password").read_text().strip()

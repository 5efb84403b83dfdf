"""Whoever sets up a server at night reads one sentence that says what to change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RIGHT = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "k" * 30 + "0123456789" * 4,
    "PUBLIC_URL": "https://houvast.example",
    "DATABASE_URL": "postgres://houvast@localhost/houvast",
}


def start(tmp_path, **changes):
    """What ``manage.py check`` says with this environment; None takes a variable away."""
    env = {**os.environ, **RIGHT, "DATA_DIR": str(tmp_path), **changes}
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", "check"],
        cwd=tmp_path,
        env={name: value for name, value in env.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )


def test_right_settings_start(tmp_path):
    done = start(tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "houvast.example"),
        ("PUBLIC_URL", "http://houvast.example"),
        ("PUBLIC_URL", "https://houvast.example/nl"),
        ("PUBLIC_URL", "https://houvast.example:https"),
        ("DATABASE_URL", None),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "houvast"),
        ("DATABASE_URL", "postgres://houvast@localhost:poort/houvast"),
        ("SECRET_KEY", None),
        ("ELASTICSEARCH_URL", "search.example:9200"),
        ("ELASTICSEARCH_URL", "https://search.example"),
        ("ELASTICSEARCH_URL", "https://elastic:secret@search.example:9200"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_sentence(tmp_path, name, value):
    done = start(tmp_path, **{name: value})
    said = done.stderr.strip()
    assert done.returncode != 0
    assert "Traceback" not in said, said
    assert name in said
    assert len(said.splitlines()) == 1
    assert said.endswith(".")

"""The Nu HTML checker reports no error on any public template."""

import json
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from tests.functional.addresses import public_templates


def test_the_checker_reports_nothing(site, require, tmp_path):
    jar = require("VNU_JAR", "there is no HTML checker")
    for number, (name, address) in enumerate(public_templates()):
        try:
            html = urllib.request.urlopen(site + address, timeout=30).read()
        except urllib.error.HTTPError as error:
            html = error.read()
        Path(tmp_path, f"{number:02} {name.replace(': ', ' ')}.html").write_bytes(html)
    command = [
        "java",
        "-jar",
        jar,
        "--format",
        "json",
        "--exit-zero-always",
        "--errors-only",
        "--skip-non-html",
        str(tmp_path),
    ]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    messages = json.loads(result.stderr)["messages"]
    assert [f"{Path(each['url']).name}: {each['message']} {each.get('extract', '')[:200]}" for each in messages] == []

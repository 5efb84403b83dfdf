"""A convention that no test knows is no convention: layers, sizes, names, and what may never stand in the tree."""

import ast
import os
import re
import subprocess
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MADE = {".git", ".venv", ".venv-next", "var", "node_modules", "__pycache__", "htmlcov"}
LONGEST_FILE, LONGEST_TEMPLATE, LONGEST_FUNCTION = 300, 120, 40
TEXT = {
    ".cfg",
    ".css",
    ".csv",
    ".html",
    ".in",
    ".js",
    ".json",
    ".md",
    ".po",
    ".py",
    ".svg",
    ".toml",
    ".txt",
    ".xml",
    ".yml",
}


@cache
def files(*patterns):
    """The files of the project whose name fits one of the patterns, without what tools made."""
    found = []
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in MADE and not name.endswith("_cache")]
        found += [Path(folder, name) for name in names if any(fnmatch(name, pattern) for pattern in patterns)]
    return sorted(found)


def shown(path):
    return str(path.relative_to(ROOT))


def own_python():
    """Python that runs the site or its tools: no tests, no migrations."""
    return [path for path in files("*.py") if not {"tests", "migrations"} & set(path.relative_to(ROOT).parts)]


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


def hits(pattern, paths):
    """``file:line: text`` for every line that the pattern finds."""
    return [
        f"{shown(path)}:{number}: {line.strip()[:120]}"
        for path in paths
        for number, line in enumerate(lines_of(path), start=1)
        if re.search(pattern, line)
    ]


# --- Layers ---


def test_arrows_between_the_rooms_go_one_way():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


# --- Sizes ---


def test_no_python_file_is_too_long():
    assert {shown(path): len(lines_of(path)) for path in own_python() if len(lines_of(path)) > LONGEST_FILE} == {}


def test_no_template_is_too_long():
    templates = (ROOT / "templates").rglob("*.*")
    assert {shown(path): len(lines_of(path)) for path in templates if len(lines_of(path)) > LONGEST_TEMPLATE} == {}


def test_no_function_is_too_long():
    def length(node):
        return node.end_lineno - node.lineno + 1

    long = {
        f"{shown(path)}: {node.name}": length(node)
        for path in own_python()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LONGEST_FUNCTION
    }
    assert long == {}


# --- Names ---


def test_no_file_is_named_after_nothing():
    assert [shown(path) for path in files("utils.py", "helpers.py", "common.py", "misc.py")] == []


def test_site_is_a_folder_and_not_a_package():
    assert [path.name for path in (ROOT / "site").glob("*.py")] == []


@pytest.mark.parametrize("folder", [ROOT, ROOT / "site"])
def test_no_package_bears_a_name_of_the_standard_library(folder):
    packages = {path.name for path in folder.iterdir() if path.is_dir() and list(path.glob("*.py"))}
    assert packages & set(sys.stdlib_module_names) == set()


def test_git_does_not_ignore_the_ground_floor():
    ignored = [line.strip().strip("/") for line in lines_of(ROOT / ".gitignore") if line and not line.startswith("#")]
    parts = ["site", *(path.name for path in (ROOT / "site").iterdir() if path.is_dir() and path.name not in MADE)]
    assert [(pattern, part) for pattern in ignored for part in parts if fnmatch(part, pattern)] == []


# --- One rule of visibility ---


def test_only_the_rule_of_visibility_decides_what_is_public():
    others = [path for path in own_python() if path.name != "visibility.py" and "ops" not in path.parts]
    assert hits(r"\.(live|public)\(\)", others) == []


# --- What may never stand in the tree ---


def test_every_requirement_is_pinned_and_has_a_reason():
    lists = files("requirements*.in")
    lines = [line for path in lists for line in lines_of(path) if line and not line.startswith(("#", "-c "))]
    assert len(lists) == 3
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.\-\[\]]+==\S+\s+# \S.+", line)] == []


def texts():
    """Everything that people wrote. Locks are full of hashes, in which any number can turn up."""
    named = files(*(f"*{ending}" for ending in TEXT), "Makefile", "run", ".gitignore")
    return [path for path in named if not re.fullmatch(r"requirements.*\.txt|uv\.txt|package-lock\.json", path.name)]


def test_no_package_registry_is_named():
    hosts = r"//[a-z0-9.-]*(pypi|pythonhosted|npmjs|maven|crates|golang|deb\.deb)[a-z0-9.-]*\.(org|io|com)"
    locks = files("requirements*.txt", "uv.txt", "package-lock.json")
    assert hits(hosts, [*texts(), *locks]) == []


def test_no_private_mobile_number_is_in_the_tree():
    numbers = r"((\+|00)31[ -]?6|\b06)[ -]?[0-9]([ -]?[0-9]){7}\b"
    placeholder = r"0{6}|12345678"
    assert [hit for hit in hits(numbers, texts()) if not re.search(placeholder, re.sub("[ -]", "", hit))] == []


def test_no_template_carries_inline_style_or_script():
    code = re.compile(r"{[%#].*?[%#]}|{{.*?}}|{% comment.*?endcomment %}", re.DOTALL)
    inline = re.compile(r"\sstyle\s*=|\son[a-z]+\s*=|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
    found = {
        shown(path): inline.findall(code.sub("", path.read_text(encoding="utf-8")))
        for path in (ROOT / "templates").rglob("*.html")
    }
    assert {path: bad for path, bad in found.items() if bad} == {}


def test_nothing_is_left_unfinished():
    # In two parts, so that this line does not find itself.
    marks = "|".join(first + second for first, second in (("TO", "DO"), ("FIX", "ME"), ("XX", "X"), ("HA", "CK")))
    assert hits(rf"\b({marks})\b", own_python()) == []


@pytest.mark.xdist_group("together")
def test_tests_of_one_group_stay_in_one_process(request, worker_id):
    """pytest-xdist marks them in their names; a pytest that hides the name from it scatters them without a word."""
    assert worker_id == "master" or request.node.nodeid.endswith("@together")

"""``.ci/find-python`` finds the newest Python that really runs."""

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.any_version("runs a script of the shell")

ROOT = Path(__file__).resolve().parents[1]


def find(home: Path, *versions: str) -> tuple[int, str]:
    """Status and answer, with the programs of ``home`` alone: a path, and what pyenv keeps."""
    environment = {"HOME": str(home), "PATH": f"{home}/path"}
    done = subprocess.run(
        ["/bin/sh", str(ROOT / ".ci/find-python"), *versions],
        env=environment,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout.strip()


@pytest.fixture
def program(tmp_path):
    """Put a program into the home; it ends with a status, as a Python or a shim of pyenv does."""

    def put(where: str, status: int) -> str:
        path = tmp_path / where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\nexit {status}\n")
        path.chmod(0o755)
        return str(path)

    return put


def test_the_first_version_that_runs_is_taken(tmp_path, program):
    program("path/python3.14", 127)
    kept = program(".pyenv/versions/3.13.0/bin/python3.13", 0)
    program("path/python3.12", 0)
    assert find(tmp_path, "3.14", "3.13", "3.12") == (0, kept)


def test_a_shim_of_a_version_that_is_not_activated_is_passed_over(tmp_path, program):
    program("path/python3.13", 127)
    kept = program(".pyenv/versions/3.13.7/bin/python3.13", 0)
    assert find(tmp_path, "3.13") == (0, kept)


def test_the_path_goes_before_pyenv(tmp_path, program):
    on_path = program("path/python3.12", 0)
    program(".pyenv/versions/3.12.1/bin/python3.12", 0)
    assert find(tmp_path, "3.12") == (0, on_path)


def test_where_none_runs_it_fails_and_says_nothing(tmp_path, program):
    program("path/python3.12", 1)
    program("path/python3.11", 0)
    assert find(tmp_path, "3.14", "3.13", "3.12") == (1, "")


@pytest.mark.skipif(not os.access("/bin/bash", os.X_OK), reason="CI runs in bash")
def test_ci_fails_where_no_newer_python_runs():
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    part = script[script.index("# The newest set needs") : script.index("# On this machine a")]
    for ci, status in (("1", 1), ("", 0)):
        done = subprocess.run(
            ["/bin/bash", "-c", f"set -euo pipefail\n{part}"],
            cwd=ROOT,
            env={"HOME": "/nowhere", "PATH": "/nowhere", "CI": ci},
            capture_output=True,
            text=True,
        )
        assert done.returncode == status
        assert "python3.12" in done.stderr

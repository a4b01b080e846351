"""A ``manage.py shell`` that stays open, so that a site starts once and not for every question."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

#: What the shell runs: one line of JSON with Python in, one with what the Python printed out.
LOOP = """
import contextlib, io, json, sys, traceback
for line in sys.stdin:
    printed, error = io.StringIO(), ""
    with contextlib.redirect_stdout(printed):
        try:
            exec(json.loads(line), {"__name__": "shell"})
        except Exception:
            error = traceback.format_exc()
    print(json.dumps([printed.getvalue(), error]), flush=True)
"""


class SiteShell:
    """A shell of a site; close it when the site is no longer asked.

    Args:
        manage: the program and the path of ``manage.py``.
        cwd: the folder in which it runs.
        env: the whole environment.
    """

    def __init__(self, manage: Sequence[str], cwd: Path, env: dict[str, str]) -> None:
        self.errors = (cwd / "shell-errors.txt").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [*manage, "shell", "--no-imports", "-c", LOOP],
            cwd=cwd,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            encoding="utf-8",
        )

    def run(self, code: str) -> str:
        """What ``code`` prints; names of one call are unknown to the next."""
        self.process.stdin.write(json.dumps(code) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, Path(self.errors.name).read_text(encoding="utf-8")
        output, error = json.loads(line)
        assert not error, error
        return output

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.process.stdout.close()
        self.errors.close()


__all__ = ["SiteShell"]

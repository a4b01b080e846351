"""The Nu Html Checker, the W3C's own, that ``make vnu`` fetches."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
#: Where `make vnu` puts the checker; CCHC_VNU_JAR names another place.
VNU = ROOT / ".venv" / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def checker_command() -> list[str]:
    """The command of the checker; the test is skipped, or fails in CI, where it is missing."""
    jar = Path(os.environ.get("CCHC_VNU_JAR", VNU))
    java = shutil.which("java")
    if java and jar.exists():
        return [java, "-Xss2m", "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    reason = f"Java or {jar} is missing: install default-jre-headless and run `make vnu`"
    if os.environ.get("CCHC_REQUIRE_VNU"):
        pytest.fail(reason)
    pytest.skip(reason)


def complaints(checker: list[str], folder: Path) -> list[str]:
    """What the checker says against the HTML files in ``folder``: errors and warnings."""
    run = subprocess.run(
        [*checker, "--skip-non-html", str(folder)], capture_output=True, text=True, timeout=300
    )
    messages = json.loads(run.stderr)["messages"]
    return [
        f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']} "
        f"[{message.get('extract', '')}]"
        for message in messages
        # Notes of the kind "info" are advice on style, except those that are warnings.
        if message["type"] == "error" or message.get("subType") == "warning"
    ]


__all__ = ["checker_command", "complaints"]

"""What several tests share."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ARTICLE = (
    "Deux personnes ont été tuées jeudi à Kharkiv, selon le gouverneur. « C'est un crime », a "
    "dit le maire. Des milliers de manifestants ont défilé à Dakar ; la police a arrêté une "
    "quarantaine d'entre eux. Le marché 🌍 rouvrira demain à 8 h 30.\n\n"
)


@pytest.fixture
def article():
    return ARTICLE * 10


@pytest.fixture
def script(tmp_path):
    """Run Python code in a process of its own; give what it prints."""

    def run(code: str, *, timeout: float = 40, **options):
        path = Path(tmp_path, "script.py")
        path.write_text(textwrap.dedent(code), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, path],
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
            **options,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run

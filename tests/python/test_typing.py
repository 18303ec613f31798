import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mypy")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def run(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_stubs_say_what_the_module_has():
    run("mypy.stubtest", "chronique._native")


def test_users_get_the_types_they_expect():
    run("mypy", "--strict", str(HERE / "typed.py"))

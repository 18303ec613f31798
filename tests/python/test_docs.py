"""Every example in a docstring runs."""

import doctest
import pkgutil
from pathlib import Path

import chronique
import pytest

NAMES = [name for name in chronique.__all__ if not name.startswith("__")]
MODULES = [f"chronique.{m.name}" for m in pkgutil.iter_modules(chronique.__path__)]


def test_examples():
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner(verbose=False)
    for name in [*NAMES, "__doc__"]:
        item = chronique if name == "__doc__" else getattr(chronique, name)
        for test in finder.find(item, name, module=False, globs={}):
            runner.run(test)
    results = runner.summarize(verbose=False)
    assert results.attempted > 20
    assert results.failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_everything_public_is_documented(name):
    assert (getattr(chronique, name).__doc__ or "").strip()


def test_the_readme_runs():
    readme = Path(__file__).parents[2] / "README.md"
    results = doctest.testfile(str(readme), module_relative=False, encoding="utf-8")
    assert results.attempted >= 8
    assert results.failed == 0

"""Every example in a docstring runs."""

import doctest
import pkgutil
import re
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


CLASSES = [name for name in NAMES if isinstance(getattr(chronique, name), type)]


@pytest.mark.parametrize("name", CLASSES)
def test_every_attribute_is_documented(name):
    """By words of its own, or in the list of its class: `start, end : int`."""
    kind = getattr(chronique, name)
    listed = re.findall(r"^ *([a-z_0-9]+(?:, [a-z_0-9]+)*)(?: :|$)", kind.__doc__, re.MULTILINE)
    known = {word for line in listed for word in line.split(", ")}
    for attribute in dir(kind):
        if not attribute.startswith("_") and not issubclass(kind, Exception):
            own = getattr(kind, attribute).__doc__
            assert own or attribute in known, f"{name}.{attribute}"


def test_the_readme_runs():
    readme = Path(__file__).parents[2] / "README.md"
    results = doctest.testfile(str(readme), module_relative=False, encoding="utf-8")
    assert results.attempted >= 8
    assert results.failed == 0

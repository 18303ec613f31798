from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import chronique as cq
import pytest
from chronique._types import TableName

TABLES = get_args(TableName)


def rows(run):
    return [getattr(run, name).to_dicts() for name in TABLES]


def test_any_number_of_threads_gives_the_same(article):
    texts = [article[:n] for n in range(0, 600, 3)]
    one = rows(cq.extract(texts, tables=TABLES, threads=1))
    for threads in (2, 5):
        assert rows(cq.extract(texts, tables=TABLES, threads=threads)) == one


def test_many_python_threads_share_a_pipeline(article):
    pipeline = cq.Pipeline()
    expected = pipeline.read(article)
    with ThreadPoolExecutor(8) as pool:
        documents = list(pool.map(lambda _: pipeline.read(article), range(64)))
        lists = list(pool.map(lambda _: cq.sentences([article] * 50, threads=2), range(16)))
    assert all(document == expected for document in documents)
    assert all(found == lists[0] for found in lists)


def test_other_threads_run_meanwhile(article):
    tokens = cq.Pipeline(layers=["tokens"])
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(cq.extract, [article] * 3000, tables=("tokens",), pipeline=tokens)
        turns = 0
        while not future.done():
            turns += 1
        assert len(future.result().tokens) > 0
    assert turns > 100


@pytest.fixture
def _reset():
    yield
    cq.set_threads(0)


@pytest.mark.usefixtures("_reset")
def test_set_threads():
    default = cq.threads()
    cq.set_threads(3)
    assert cq.threads() == 3
    cq.set_threads(0)
    assert cq.threads() == default

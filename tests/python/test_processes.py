"""Fork, spawn and pickle."""

import pickle
import sys

import chronique as cq
import pytest

WORK = """
import chronique as cq
TEXTS = ["Deux personnes ont été tuées à Kharkiv. Il pleut."] * 20_000

def work(pipeline):
    run = cq.extract(TEXTS, tables=("sentences",), pipeline=pipeline, threads=2)
    return len(run.sentences), len(cq.sentences(TEXTS, threads=2)), cq.read(TEXTS[0])
"""


def test_pickle_of_pipelines(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text("")
    pipeline = cq.Pipeline(layers=["tokens"], ontology=path)
    copy = pickle.loads(pickle.dumps(pipeline))
    assert (copy.layers, copy.ontology) == (("sentences", "tokens"), str(path))
    again = cq.Pipeline(layers="tokens", ontology=str(path))
    assert pickle.dumps(again) == pickle.dumps(pipeline)
    assert pickle.dumps(cq.Pipeline()) == pickle.dumps(cq.Pipeline(["quantities", "events"]))
    assert pickle.dumps(cq.Pipeline()) != pickle.dumps(cq.Pipeline("tokens"))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_pipelines_work_in_other_processes(script, tmp_path, method):
    if method == "fork" and sys.platform == "win32":
        pytest.skip("no fork here")
    (tmp_path / "task.py").write_text(WORK, encoding="utf-8")
    out = script(
        f"""
        import multiprocessing as mp
        import warnings

        import chronique as cq
        import task

        if __name__ == "__main__":
            warnings.simplefilter("ignore", DeprecationWarning)
            pipeline = cq.Pipeline()
            here = task.work(pipeline)  # the parent's pool is running when the child starts
            with mp.get_context("{method}").Pool(2) as pool:
                there = pool.map_async(task.work, [pipeline] * 4).get(30)
            assert all(result == here for result in there)
            print("same")
        """
    )
    assert out == "same"

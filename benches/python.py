"""Speed from Python beside the peers, in one run: `make bench`.

A peer that is not installed is left out with a word.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import time
from importlib.resources import files

ROUNDS = 5
ARTICLES = 20_000
STREAMED = 100_000


def sample() -> list[str]:
    """Give the texts of the embedded sample, in articles of about 2.7 KB."""
    lines = files("chronique").joinpath("data", "demo.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    step = len(texts)
    return [
        "\n\n".join(texts[(i + k) % step] for k in range(3)) + f"\n\n{i}" for i in range(ARTICLES)
    ]


def median_seconds(calls: dict[str, object]) -> dict[str, float]:
    """Run every call once a round; the medians of the rounds."""
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            start = time.perf_counter()
            call()  # type: ignore[operator]
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def sentences() -> None:
    """Compare the segmenters on a list of articles."""
    import chronique as cq

    texts = sample()
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    calls: dict[str, object] = {
        "chronique, 1 thread": lambda: cq.sentences(texts, threads=1),
        "chronique, 2 threads": lambda: cq.sentences(texts, threads=2),
    }
    if importlib.util.find_spec("sentencex"):
        from sentencex import segment

        calls["sentencex"] = lambda: [segment("fr", text) for text in texts]
    else:
        print("sentencex is not installed: left out")
    taken = median_seconds(calls)
    print(f"{len(texts)} articles, {megabytes:.1f} MB, median of {ROUNDS} rounds")
    for name, seconds in taken.items():
        ratio = seconds / taken["chronique, 1 thread"]
        print(f"{name:22} {megabytes / seconds:8.1f} MB/s   {ratio:6.2f} x the time of 1 thread")
    if importlib.util.find_spec("pysbd"):
        import pysbd

        few = texts[:60]
        segmenter = pysbd.Segmenter(language="fr", clean=False)
        start = time.perf_counter()
        for text in few:
            segmenter.segment(text)
        size = sum(len(text.encode()) for text in few) / 1e6
        print(f"{'pysbd (60 articles)':22} {size / (time.perf_counter() - start):8.2f} MB/s")


def import_time() -> None:
    """Time the import in fresh processes, against bare Python."""

    def once(code: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - start

    rounds = [(once("pass"), once("import chronique")) for _ in range(9)]
    extra = statistics.median(with_us - bare for bare, with_us in rounds)
    print(f"import chronique: {extra * 1000:.0f} ms more than bare Python")


def stream() -> None:
    """Extract from a stream of articles made as they are asked for."""
    if not importlib.util.find_spec("pyarrow"):
        print("pyarrow is not installed: the stream is left out")
        return
    import chronique as cq
    import pyarrow as pa

    texts = [text[:1950] for text in sample()[:1000]]
    schema = pa.schema([("text", pa.string())])
    batches = (pa.record_batch([pa.array(texts)], schema=schema) for _ in range(STREAMED // 1000))
    reader = pa.RecordBatchReader.from_batches(schema, batches)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    run = cq.extract(reader)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rate = run.documents / seconds
    above, base = (peak - before) / 1024, before / 1024
    print(
        f"{run.documents} articles from an Arrow stream: {rate:.0f} articles/s, "
        f"{len(run.events)} events, peak {above:.0f} MB above the {base:.0f} MB before"
    )


if __name__ == "__main__":
    import_time()
    stream()
    sentences()

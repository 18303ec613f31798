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
STREAMED = 20_000


def dispatches() -> list[str]:
    """Give the texts of the embedded sample."""
    lines = files("chronique").joinpath("data", "demo.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def sample() -> list[str]:
    """Give the sample in articles of about 2.7 KB."""
    texts = dispatches()
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


def articles(kind: str) -> list[str]:
    """Give a thousand articles of 2 KB.

    "dense": the sample, where nearly every sentence holds an event. "plain": a third of it, filled
    up with its sentences without events; that gives about as many events as ordinary news have.
    """
    import chronique as cq

    texts = [text[:1950] for text in sample()[:1000]]
    if kind == "dense":
        return texts
    neutral = [
        sentence.text
        for doc in map(cq.read, dispatches())
        for sentence in doc.sentences
        if all(event.sentence != sentence for event in doc.events)
    ]
    turn = len(neutral)
    return [
        text[:650] + "\n\n" + " ".join(neutral[i % turn :] + neutral)[:1300]
        for i, text in enumerate(texts)
    ]


def stream(kind: str, held: str) -> None:
    """Extract from a stream of articles made as they are asked for."""
    import chronique as cq
    import pyarrow as pa

    texts = articles(kind)
    schema = pa.schema([("text", pa.string())])
    batches = (pa.record_batch([pa.array(texts)], schema=schema) for _ in range(STREAMED // 1000))
    reader = pa.RecordBatchReader.from_batches(schema, batches)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    if held == "whole":
        run = cq.extract(reader)
        events = len(run.events)
    else:
        events = sum(len(run.events) for run in cq.extract_batches(reader))
    rate = STREAMED / (time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{STREAMED} {kind} articles from an Arrow stream, the result held {held}: "
        f"{rate:.0f} articles/s, {events} events, "
        f"peak {(peak - before) / 1024:.0f} MB above the {before / 1024:.0f} MB before"
    )


def streams() -> None:
    """Each in a process of its own: the peak of a process never goes down."""
    if not importlib.util.find_spec("pyarrow"):
        print("pyarrow is not installed: the streams are left out")
        return
    for kind, held in (("plain", "by pieces"), ("plain", "whole"), ("dense", "whole")):
        subprocess.run([sys.executable, __file__, kind, held], check=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        stream(*sys.argv[1:])
    else:
        import_time()
        streams()
        sentences()

"""One huge text: nothing is quadratic."""

import time

import chronique as cq
import pytest

# The other layers cost two hundred times as much; they have a test of their own below.
QUICK = cq.Pipeline(layers=["tokens"])
UNIT = "Deux personnes ont été tuées « jeudi » à Kharkiv (Ukraine), a dit M. Sarr. "


def seconds(megabytes, pipeline):
    text = UNIT * int(megabytes * 1_000_000 / len(UNIT.encode()))
    start = time.perf_counter()
    doc = pipeline.read(text)
    elapsed = time.perf_counter() - start
    last = doc.sentences[-1]
    assert text[last.start : last.end] == last.text
    return elapsed


def test_a_hundred_megabytes_take_ten_times_as_long_as_ten():
    seconds(1, QUICK)
    short, long = seconds(10, QUICK), seconds(100, QUICK)
    # Two and a half times what it should be: the machine may be busy. A quadratic stage takes
    # a hundred times as long.
    assert long < 25 * short, f"10 MB took {short:.2f} s, 100 MB took {long:.2f} s"


def test_all_layers_take_ten_times_as_long_for_ten_times_the_text():
    short, long = seconds(0.02, cq.Pipeline()), seconds(0.2, cq.Pipeline())
    assert long < 25 * short, f"20 KB took {short:.2f} s, 200 KB took {long:.2f} s"


def test_memory_stays_flat_over_a_stream_with_every_table(script):
    pytest.importorskip("resource")
    out = script(
        """
        import resource
        from typing import get_args
        import chronique as cq
        from chronique._types import TableName

        TEXT = "Mardi, des rebelles ont tué deux soldats à Gao, dit M. Sarr. « Il pleut », dit-il."
        stream = ({"id": i, "date": "2025-07-24", "text": TEXT} for i in range(1_000))
        peaks = []
        for run in cq.extract_batches(stream, tables=get_args(TableName), batch_size=50):
            assert all(len(getattr(run, name)) >= 50 for name in get_args(TableName))
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        print(peaks[1], peaks[-1])
        """
    )
    early, late = map(int, out.split())
    assert late < 1.2 * early, f"{early} kB, then {late} kB"

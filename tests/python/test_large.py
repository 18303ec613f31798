"""One huge text: nothing is quadratic."""

import time

import chronique as cq

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

"""One huge text: nothing is quadratic."""

import time

import chronique as cq

UNIT = "Deux personnes ont été tuées « jeudi » à Kharkiv (Ukraine), a dit M. Sarr. "


def seconds(megabytes):
    text = UNIT * (megabytes * 1_000_000 // len(UNIT.encode()))
    start = time.perf_counter()
    doc = cq.read(text)
    elapsed = time.perf_counter() - start
    last = doc.sentences[-1]
    assert text[last.start : last.end] == last.text
    return elapsed


def test_a_hundred_megabytes_take_ten_times_as_long_as_ten():
    seconds(1)
    short, long = seconds(10), seconds(100)
    # Two and a half times what it should be: the machine may be busy. A quadratic stage takes
    # a hundred times as long.
    assert long < 25 * short, f"10 MB took {short:.2f} s, 100 MB took {long:.2f} s"

import subprocess
import sys
import time


def seconds(code):
    """The best of five runs."""

    def once():
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - start

    return min(once() for _ in range(5))


def test_import_is_quick():
    # 50 ms is the aim on a quiet machine; a busy one is given more.
    assert seconds("import chronique") - seconds("pass") < 0.15


def test_import_loads_no_other_library():
    code = (
        "import sys, chronique; "
        "heavy = {'numpy', 'pandas', 'polars', 'pyarrow', 'tqdm', 'IPython', 'json', 'difflib'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

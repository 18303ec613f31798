import pytest

CALLS = {
    "extract": "cq.extract([ARTICLE] * 400_000, tables=get_args(TableName))",
    "batch": "cq.extract([ARTICLE] * 400_000, tables=('tokens',), batch_size=10**9)",
    "stream": "list(cq.extract_batches(iter([ARTICLE] * 400_000), batch_size=5))",
    "sentences": "cq.sentences([ARTICLE] * 2_000_000)",
    "read": "cq.read(ARTICLE * 40_000)",
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_ctrl_c_stops_and_the_session_goes_on(script, call):
    out = script(
        f"""
        import os, signal, threading, time
        from typing import get_args
        import chronique as cq
        from chronique._types import TableName

        ARTICLE = "Deux personnes ont été tuées à Kharkiv, a dit le maire. Il pleut. " * 40
        cq.read(ARTICLE)
        sent = []

        def interrupt():
            time.sleep(0.3)
            sent.append(time.perf_counter())
            os.kill(os.getpid(), signal.SIGINT)

        threading.Thread(target=interrupt).start()
        try:
            {call}
            print("finished")
        except KeyboardInterrupt:
            print(round(time.perf_counter() - sent[0], 3))
        assert cq.sentences("Il pleut. Il vente.") == ["Il pleut.", "Il vente."]
        """
    )
    if out == "finished":
        pytest.skip("the call was over before the signal")
    assert float(out) < 0.2

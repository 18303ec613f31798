from types import SimpleNamespace as Fake

import chronique as cq
from chronique import display


def fake(start, end, **changes):
    """An event as display sees it, whatever the rules find today."""
    facts = {
        "start": start, "end": end, "group": "conflict", "type": "conflict.killing",
        "label": "Killing", "factuality": "actual", "counts": (), "date": None, "country": None,
        "why": Fake(rule="verb tuer"),
    }  # fmt: skip
    return Fake(**(facts | changes))


def doc(text, events=()):
    sentences = cq.read(text).sentences
    layers = ("sentences", "events")
    return Fake(text=text, layers=layers, sentences=sentences, events=events, id=None, date=None)


def test_marks_carry_words_label_and_title():
    html = display.document(doc("Deux morts <b>. Fin.", [fake(5, 10, factuality="possible")]))
    assert ">morts<span" in html
    assert "Killing (possible)</span></mark> &lt;b&gt;" in html
    assert 'title="conflict.killing, possible, verb tuer"' in html


def test_everything_is_escaped():
    event = fake(0, 1, label="<i>", type='"><script>')
    html = display.document(doc("<script>alert(1)</script>", [event]))
    assert "<script" not in html
    assert '="">' not in html


def test_overlapping_events_share_a_mark():
    html = display.document(doc("abcdef", [fake(0, 3), fake(2, 4, label="Attack"), fake(4, 5)]))
    assert html.count("<mark") == 2
    assert "Killing · Attack" in html


def test_long_texts_are_cut():
    html = cq.read("Il pleut. " * 254)._repr_html_()
    assert "… 214 more sentences" in html
    assert html.count("Il pleut.") == 40


def test_fit_for_notebooks():
    html = cq.read("Il coûte 5 $ ou 6 $.")._repr_html_()
    assert "tex2jax_ignore" in html
    assert "pre-wrap" in html
    assert "<script" not in html


def test_tables_show_ten_rows_and_their_shape():
    run = cq.extract(["Il <pleut>. " * 30], tables=("sentences",))
    html = run.sentences._repr_html_()
    assert html.count("<tr>") == 11
    assert "30 rows × 5 columns" in html
    assert "&lt;pleut&gt;" in html
    assert "sentences: 30 rows" in run._repr_html_()
    assert "0 rows × 40 columns" in cq.extract([]).events._repr_html_()


def test_counts_in_short():
    def short(low, high):
        return display.counted({"kind": "votes_for", "min": low, "max": high})

    assert short(2, 2) == "2 votes for"
    assert short(8, 12) == "8-12 votes for"
    assert short(12, None) == "12+ votes for"
    assert short(None, 5) == "up to 5 votes for"
    assert short(None, None) == "some votes for"

"""Tags and trees, as users see them."""

import chronique as cq
import pytest

TEXT = "Deux soldats ont été tués par des rebelles. Le maire du village proteste."


def test_tokens_have_tags_and_heads():
    doc = cq.read(TEXT)
    soldats, tues, rebelles = doc.tokens[1], doc.tokens[4], doc.tokens[7]
    assert (soldats.upos, soldats.lemma, soldats.deprel) == ("NOUN", "soldat", "nsubj:pass")
    assert doc.tokens[soldats.head].text == doc.tokens[rebelles.head].text == "tués"
    assert rebelles.deprel == "obl:agent"
    assert (tues.lemma, tues.head, tues.deprel) == ("tuer", None, "root")
    assert "Number=Plur" in tues.feats.split("|")
    assert 0.5 < tues.upos_probability <= 1
    assert 0.5 < tues.head_probability <= 1


def test_every_sentence_has_one_root_and_its_own_heads():
    doc = cq.read(TEXT)
    for sentence in doc.sentences:
        own = [i for i, token in enumerate(doc.tokens) if token.sentence == sentence]
        roots = [i for i in own if doc.tokens[i].head is None]
        assert len(roots) == 1
        assert all(doc.tokens[i].head in own for i in own if i not in roots)


def test_conllu_comes_back():
    doc = cq.read("Du pain ? Non, dit-il.")
    written = doc.to_conllu()
    assert [line.split("\t")[1] for line in written.splitlines() if "\t" in line] == [
        token.text for token in doc.tokens
    ]
    assert "# text = Non, dit-il." in written
    assert all(line.count("\t") == 9 for line in written.splitlines() if line[:1].isdigit())
    # Its own tokens, read again, get the same trees.
    again = cq.parse_conllu(written)
    assert again == written


def test_a_pipeline_without_trees():
    doc = cq.Pipeline(layers=["tokens"]).read(TEXT)
    token = doc.tokens[0]
    assert (token.upos, token.lemma, token.head, token.deprel) == (None, None, None, None)
    for call in (doc.to_conllu, doc.tree):
        with pytest.raises(cq.InvalidInput, match='whose layers have "syntax"'):
            call()


def test_the_table_of_tokens():
    rows = cq.extract([TEXT], tables=["tokens"]).tokens.to_dicts()
    first = rows[1]
    assert (first["lemma"], first["upos"], first["head"]) == ("soldat", "NOUN", 4)
    assert rows[4]["head"] is None
    # Heads count within their sentence.
    assert max(row["head"] or 0 for row in rows if row["sentence"] == 1) < 6
    plain = cq.extract([TEXT], tables=["tokens"], pipeline=cq.Pipeline(layers=["tokens"]))
    assert set(plain.tokens.column("lemma")) == {None}


def test_the_picture():
    doc = cq.read("<Deux> soldats ont été tués. Il pleut.")
    svg = doc.tree(0).svg
    assert svg.startswith("<svg")
    assert svg.endswith("</svg>")
    assert "nsubj:pass" in svg
    assert "<script" not in svg
    assert "<Deux>" not in svg
    assert svg in doc.tree()._repr_html_()
    assert repr(doc.tree(1)) == 'Tree("Il pleut.", 3 tokens)'
    with pytest.raises(cq.InvalidInput, match="no sentence 2; the document has 2"):
        doc.tree(2)
    with pytest.raises(cq.InvalidInput, match="no sentence -1"):
        doc.tree(-1)


def test_long_sentences_are_one_tree():
    doc = cq.read("un et " * 2_000 + "deux.")
    assert len(doc.sentences) == 1
    roots = [token for token in doc.tokens if token.head is None]
    assert len(doc.tokens) == 4_002
    assert len(roots) == 1


def test_conllu_that_is_none():
    with pytest.raises(cq.InvalidInput, match="line 1: 1 columns where CoNLL-U has ten"):
        cq.parse_conllu("Bonjour")
    with pytest.raises(cq.InvalidInput, match='line 2: "x" is no id'):
        cq.parse_conllu("# a\n" + "\t".join(["x"] + ["_"] * 9))
    with pytest.raises(cq.InvalidInput, match="line 1: the token has no form"):
        cq.parse_conllu("\t".join(["1", "", *"________"]))
    assert cq.parse_conllu("") == ""


def test_the_command(tmp_path, capsys):
    from chronique.__main__ import main

    source, target = tmp_path / "in.conllu", tmp_path / "out.conllu"
    source.write_text(
        "1\tIl\t_\t_\t_\t_\t_\t_\t_\t_\n2\tpleut\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n"
    )
    assert main(["parse", str(source), "-o", str(target)]) == 0
    lines = target.read_text().splitlines()
    assert lines[1].split("\t")[:4] == ["2", "pleut", "pleuvoir", "VERB"]
    assert lines[1].endswith("SpaceAfter=No")
    source.write_text("nothing\n")
    assert main(["parse", str(source)]) == 2
    assert f"{source}: line 1: " in capsys.readouterr().err
    assert main(["parse", str(source), "-o", str(source)]) == 2
    source.unlink()
    capsys.readouterr()
    assert main(["parse", str(source)]) == 2
    assert capsys.readouterr().err == f"chronique: {source}: No such file or directory\n"

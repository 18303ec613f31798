#!/bin/sh
# Every measure that needs the evaluation data: make quality DATA=folder
# The folder holds eval/ (the scorers), data/ and gold/. What is missing is skipped with a word.
set -eu
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

have() { [ -e "$1" ] || { echo "skipped, not there: $1"; return 1; }; }

echo "== sentences"
for set in gsd sequoia; do
    gold="$DATA/data/sentences/$set-test.b10.jsonl"
    have "$gold" || continue
    "$BIN/python" -m chronique annotate "$gold" -o "$out/$set.jsonl"
    # The scorer knows the spans of sentences as "sents".
    sed 's/"sentences":/"sents":/' "$out/$set.jsonl" > "$out/$set.sents.jsonl"
    "$BIN/python" "$DATA/eval/score_sentences.py" "$gold" "$out/$set.sents.jsonl"
done

echo "== tokens"
for file in GSD/fr_gsd Sequoia/fr_sequoia; do
    gold="$DATA/data/ud/$file-ud-test.conllu"
    have "$gold" && cargo run --release --quiet -p train --bin evaluate_tokens -- "$gold" | grep F1
done

echo "== events"
for set in train dev; do
    gold="$DATA/gold/events_$set.jsonl"
    have "$gold" || continue
    "$BIN/python" -m chronique annotate "$gold" -o "$out/$set.jsonl"
    echo "-- $set"
    "$BIN/python" "$DATA/eval/score_events.py" "$gold" "$out/$set.jsonl"
done

#!/bin/sh
# Every measure that needs the evaluation data: make quality DATA=folder
# The folder holds eval/ (the scorers), data/ and gold/. What is missing is skipped with a word.
set -eu
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

have() {
    for file; do
        [ -e "$file" ] || { echo "skipped, not there: $file"; return 1; }
    done
}
annotate() { "$BIN/python" -m chronique annotate "$1" -o "$2"; }
score() { scorer=$1; shift; "$BIN/python" "$DATA/eval/score_$scorer.py" "$@"; }
train() { program=$1; shift; cargo run --release --quiet -p train --bin "$program" -- "$@"; }
ud() { echo "$DATA/data/ud/$1/fr_$(echo "$1" | tr '[:upper:]' '[:lower:]')-ud-$2.conllu"; }

echo "== sentences: boundaries"
for set in gsd sequoia; do
    gold="$DATA/data/sentences/$set-test.b10.jsonl"
    have "$DATA/eval/score_sentences.py" "$gold" || continue
    annotate "$gold" "$out/found.jsonl"
    # The scorer calls the spans of sentences "sents".
    sed 's/"sentences":/"sents":/' "$out/found.jsonl" > "$out/$set-test"
    score sentences "$gold" "$out/$set-test"
done

echo "== sentences: ten-fold cross-validation, and the model made again from its sources"
news="$DATA/data/winer_fr.jsonl"
if have "$news" "$(ud Sequoia train)" "$(ud Sequoia dev)" "$(ud GSD dev)" \
    "$(ud FQB test)" "$(ud Rhapsodie train)" "$(ud ParisStories train)"; then
    train sentences "$out/sentences.bin" --news "$news" \
        --treebanks "$(ud Sequoia train)" "$(ud Sequoia dev)" "$(ud GSD dev)" \
        --words "$(ud FQB test)" "$(ud Rhapsodie train)" "$(ud ParisStories train)"
    cmp "$out/sentences.bin" assets/models/sentences.bin && echo "the same bytes as the model that ships"
fi

echo "== tokens: spans of surface tokens"
for bank in GSD Sequoia; do
    have "$(ud $bank test)" || continue
    train evaluate_tokens "$(ud $bank test)" > "$out/tokens"
    grep F1 "$out/tokens" | sed 's|.*/||'
done

echo "== lexicon: form and class of the treebank among the analyses"
for bank in GSD Sequoia; do
    have "$(ud $bank dev)" || continue
    echo "-- $bank dev"
    train lexicon --evaluate assets/models/lexicon.bin "$(ud $bank dev)"
done

echo "== syntax: surface tokens given, punctuation and subtypes counted"
if have "$(ud Sequoia test)" "$(ud GSD test)"; then
    train evaluate_syntax "$(ud Sequoia test)" "$(ud GSD test)"
fi

echo "== entities: WiNER, articles of 2018"
if have "$news"; then
    train evaluate_entities 2018 "$news"
fi

echo "== times"
gold="$DATA/data/timebank_dev"
if have "$DATA/eval/score_times.py" "$gold"; then
    score times --input "$gold" > "$out/times.jsonl"
    annotate "$out/times.jsonl" "$out/found.jsonl"
    score times "$gold" "$out/found.jsonl"
fi

echo "== numbers: generated, in words, beside the crate text2num"
cargo test --release --quiet -p train --test numbers

echo "== events: baselines, cross-validation of the four scorers, and their models made again"
gold="$DATA/gold/events_train.jsonl"
if have "$gold" "$DATA/gold/events_dev.jsonl"; then
    train events "$gold" "$out/events.bin" "$DATA/gold/events_dev.jsonl"
    cmp "$out/events.bin" assets/models/events.bin && echo "the same bytes as the model that ships"
    train arguments "$out/arguments.bin" < "$gold"
    cmp "$out/arguments.bin" assets/models/arguments.bin && echo "the same bytes as the model that ships"
    train factuality "$out/factuality.bin" < "$gold"
    cmp "$out/factuality.bin" assets/models/factuality.bin && echo "the same bytes as the model that ships"
    train dates "$out/dates.bin" < "$gold"
    cmp "$out/dates.bin" assets/models/dates.bin && echo "the same bytes as the model that ships"
fi

for set in train dev seed-story; do
    echo "== events: $set"
    gold="$DATA/gold/events_$set.jsonl"
    if [ $set = seed-story ]; then
        # The wire story that ships is one of the dev articles.
        have "$DATA/gold/events_dev.jsonl" || continue
        gold="$out/seed-story.jsonl"
        grep '"seed-story"' "$DATA/gold/events_dev.jsonl" > "$gold"
    fi
    have "$DATA/eval/score_events.py" "$gold" || continue
    annotate "$gold" "$out/found.jsonl"
    score events "$gold" "$out/found.jsonl"
done

echo "== articles: all are read"
if have "$news"; then
    annotate "$news" "$out/found.jsonl"
    echo "$(wc -l < "$news") articles, $(wc -l < "$out/found.jsonl") documents, $(grep -o '"factuality"' "$out/found.jsonl" | wc -l) events"
fi

echo "== speed on these articles, one core: ratios hold, MB/s are the machine's"
if have "$news"; then
    train speed < "$news"
    cargo run --release --quiet --manifest-path benches/peers/Cargo.toml -- "$news"
fi

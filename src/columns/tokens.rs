//! The table of tokens.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{Float32Builder, Int32Builder, StringBuilder};

use super::{Batches, Columns, Read, schema};
use crate::CodePoints;
use crate::syntax::{Parser, Word};
use crate::tokens::Token;

pub(super) fn batches(reads: &[Read<'_>]) -> Vec<RecordBatch> {
    let mut batches = Batches::<Tokens>::default();
    // A pipeline that stops at the sentences leaves no tokens, not even groups of none.
    for read in reads.iter().filter(|read| !read.layers.tokens.is_empty()) {
        let points = CodePoints::new(read.article.text);
        let tokens = &read.layers.tokens;
        for sentence in 0..tokens.sentences() {
            let first = tokens.range(sentence).start;
            for (number, &token) in tokens.of(sentence).iter().enumerate() {
                batches.push(Row {
                    read,
                    sentence,
                    number,
                    token,
                    points: points.span(token.span),
                    word: read.layers.words.get(first + number),
                    first,
                });
            }
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    sentence: usize,
    number: usize,
    token: Token,
    points: (u32, u32),
    word: Option<&'a Word>,
    /// The first token of the sentence, among all.
    first: usize,
}

#[derive(Default)]
struct Tokens {
    doc: StringBuilder,
    sentence: Int32Builder,
    token: Int32Builder,
    start: Int32Builder,
    end: Int32Builder,
    text: StringBuilder,
    kind: StringBuilder,
    lemma: StringBuilder,
    upos: StringBuilder,
    feats: StringBuilder,
    head: Int32Builder,
    deprel: StringBuilder,
    upos_probability: Float32Builder,
    head_probability: Float32Builder,
}

impl Columns for Tokens {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        self.doc.append_value(row.read.id);
        self.sentence.append_value(row.sentence as i32);
        self.token.append_value(row.number as i32);
        self.start.append_value(row.points.0 as i32);
        self.end.append_value(row.points.1 as i32);
        let form = row.token.span.of(row.read.article.text);
        self.text.append_value(form);
        self.kind.append_value(row.token.kind.name());
        let (word, parser) = (row.word, Parser::embedded());
        self.lemma.append_option(word.map(|word| parser.lemma(form, word)));
        self.upos.append_option(word.map(|word| word.upos.name()));
        self.feats.append_option(word.map(|word| parser.feats(word)));
        let head = word.and_then(|word| word.head);
        self.head.append_option(head.map(|head| head as i32 - row.first as i32));
        self.deprel.append_option(word.map(|word| parser.deprel(word)));
        self.upos_probability.append_option(word.map(|word| word.upos_probability));
        self.head_probability.append_option(word.map(|word| word.head_probability));
        row.read.id.len() + row.token.span.len()
    }

    fn finish(&mut self) -> RecordBatch {
        RecordBatch::try_new(
            schema::tokens(),
            vec![
                Arc::new(self.doc.finish()),
                Arc::new(self.sentence.finish()),
                Arc::new(self.token.finish()),
                Arc::new(self.start.finish()),
                Arc::new(self.end.finish()),
                Arc::new(self.text.finish()),
                Arc::new(self.kind.finish()),
                Arc::new(self.lemma.finish()),
                Arc::new(self.upos.finish()),
                Arc::new(self.feats.finish()),
                Arc::new(self.head.finish()),
                Arc::new(self.deprel.finish()),
                Arc::new(self.upos_probability.finish()),
                Arc::new(self.head_probability.finish()),
            ],
        )
        .expect("the columns follow the schema")
    }
}

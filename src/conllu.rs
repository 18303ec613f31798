//! CoNLL-U: writing the sentences of a document, and reading the tokens of a file.
//!
//! The format: <https://universaldependencies.org/format.html>. Our tokens are surface tokens, so no file that we
//! write has ranges; in files that we read, a range (`3-4 du`) is one token and its words are left out.

use std::fmt::Write;

use crate::syntax::{Parser, Word};
use crate::tokens::{Token, TokenKind, Tokens};
use crate::{Error, Result, Span};

/// Columns of a line.
const COLUMNS: usize = 10;

/// The tokens of a CoNLL-U file, as a text of its own: forms with a space between them, or none
/// where the file says `SpaceAfter=No`; sentences on lines of their own.
#[derive(Clone, Debug, Default)]
pub struct Treebank {
    /// The forms as a text.
    pub text: String,
    /// The spans of the sentences.
    pub sentences: Vec<Span>,
    /// The tokens of every sentence.
    pub tokens: Tokens,
    /// The comment lines of every sentence, and the last column of every token.
    comments: Vec<String>,
    misc: Vec<String>,
}

impl Treebank {
    /// Reads the tokens of a file.
    ///
    /// # Errors
    /// When a line has no ten columns or no id; the message names the line.
    ///
    /// ```
    /// use chronique::conllu::Treebank;
    /// let file = "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n3\tpain\t_\t_\t_\t_\t_\t_\t_\t_\n";
    /// assert_eq!(Treebank::read(file)?.text, "du pain\n");
    /// assert!(Treebank::read("1\tdu").unwrap_err().to_string().starts_with("line 1: "));
    /// # Ok::<(), chronique::Error>(())
    /// ```
    pub fn read(file: &str) -> Result<Self> {
        let mut treebank = Self::default();
        let (mut comments, mut start, mut inside) = (String::new(), 0, 0);
        for (number, line) in file.lines().chain([""]).enumerate() {
            let wrong = |what: String| Error::input(format!("line {}: {what}", number + 1));
            if line.trim().is_empty() {
                treebank.end(&mut start, &mut comments);
                inside = 0;
                continue;
            }
            if line.starts_with('#') {
                comments.push_str(line);
                comments.push('\n');
                continue;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            if columns.len() != COLUMNS {
                let count = columns.len();
                return Err(wrong(format!(
                    "{count} columns where CoNLL-U has ten, with tabs between them"
                )));
            }
            let id =
                |id: &str| id.parse::<usize>().map_err(|_| wrong(format!("\"{id}\" is no id")));
            let own = if let Some((_, last)) = columns[0].split_once('-') {
                inside = id(last)?;
                true
            } else {
                !columns[0].contains('.') && id(columns[0])? > inside
            };
            if own && columns[1].is_empty() {
                return Err(wrong("the token has no form".to_owned()));
            }
            if own {
                treebank.push(columns[1], columns[9]);
            }
        }
        Ok(treebank)
    }

    fn push(&mut self, form: &str, misc: &str) {
        let start = self.text.len();
        self.text.push_str(form);
        let span = Span::new(start, self.text.len());
        self.tokens.push(Token { span, kind: TokenKind::Word });
        if !misc.split('|').any(|part| part == "SpaceAfter=No") {
            self.text.push(' ');
        }
        self.misc.push(misc.to_owned());
    }

    fn end(&mut self, start: &mut usize, comments: &mut String) {
        let last = self.tokens.all().last().map_or(0, |token| token.span.end as usize);
        if last > *start {
            self.text.truncate(last);
            self.sentences.push(Span::new(*start, last));
            self.text.push('\n');
            self.tokens.end_sentence();
            self.comments.push(std::mem::take(comments));
            *start = self.text.len();
        }
    }

    /// The file again, with what the parser says in the columns of lemma, class, features, head and relation.
    pub fn write(&self, parser: &Parser, words: &[Word]) -> String {
        let mut out = String::new();
        for sentence in 0..self.sentences.len() {
            out.push_str(&self.comments[sentence]);
            let misc = |token: usize| self.misc[token].as_str();
            write_tokens(&mut out, parser, &self.text, &self.tokens, sentence, words, misc);
        }
        out
    }
}

/// The sentences of a text, each with its words as a comment.
pub fn write(parser: &Parser, text: &str, tokens: &Tokens, words: &[Word]) -> String {
    let mut out = String::new();
    for sentence in 0..tokens.sentences() {
        let range = tokens.range(sentence);
        let Some(last) = range.clone().last() else { continue };
        let all = tokens.all();
        let span = Span::new(all[range.start].span.start as usize, all[last].span.end as usize);
        let line = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "# sent_id = {}\n# text = {line}", sentence + 1);
        let misc = |token: usize| {
            let next = all.get(token + 1).filter(|_| token < last);
            let touches = next.is_some_and(|next| next.span.start == all[token].span.end);
            if touches { "SpaceAfter=No" } else { "_" }
        };
        write_tokens(&mut out, parser, text, tokens, sentence, words, misc);
    }
    out
}

/// One line a token, and an empty one.
fn write_tokens<'m>(
    out: &mut String,
    parser: &Parser,
    text: &str,
    tokens: &Tokens,
    sentence: usize,
    words: &[Word],
    misc: impl Fn(usize) -> &'m str,
) {
    let range = tokens.range(sentence);
    for token in range.clone() {
        let word = &words[token];
        // A number keeps its spaces in our tokens; the format allows plain ones alone.
        let form = tokens.all()[token].span.of(text).replace(char::is_whitespace, " ");
        let lemma = parser.lemma(&form, word);
        let feats = parser.feats(word);
        let _ = writeln!(
            out,
            "{}\t{form}\t{lemma}\t{}\t_\t{}\t{}\t{}\t_\t{}",
            token - range.start + 1,
            word.upos,
            if feats.is_empty() { "_" } else { &feats },
            word.head.map_or(0, |head| head as usize - range.start + 1),
            parser.deprel(word),
            misc(token),
        );
    }
    out.push('\n');
}
